"""What every answer tells the browser: load nothing from elsewhere, run nothing inline, keep no page."""

from __future__ import annotations

from flask import Flask, Response, request

SOURCES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
REFUSED = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{kind} {source}" for kind, source in SOURCES.items()),
    # Copying to the clipboard is the one thing a page of ours asks of the browser.
    "Permissions-Policy": ", ".join(["clipboard-write=(self)", *(f"{feature}=()" for feature in REFUSED)]),
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": a browser would then send forms with an Origin of "null", which the check of Origin refuses.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
TWO_YEARS = 2 * 365 * 24 * 60 * 60


def protect(app: Flask) -> None:
    """Add the headers to every answer; one that a view has set itself stays."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={TWO_YEARS}; includeSubDomains")
    response.headers["Cache-Control"] = _cache_control(response)
    return response


def _cache_control(response: Response) -> str:
    """Pages hold what is private and are kept nowhere; a file with its fingerprint in the address never changes.

    Faces are named in the style sheet without one and change less than once a year: a month will do.
    """
    if request.endpoint != "static":
        return "no-store"
    if (request.view_args or {}).get("filename", "").startswith("fonts/") and response.status_code in (200, 304):
        return "public, max-age=2592000"
    fingerprinted = "v" in request.args and response.status_code in (200, 304)
    return "public, max-age=31536000, immutable" if fingerprinted else "public, no-cache"
