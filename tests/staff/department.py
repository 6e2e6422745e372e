"""A department's own sign-in (OpenID Connect), as small as it can be: it vouches for whomever the test says."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import parse_qs

import jwt

CLIENT, SECRET, CODE = "victim-contact", "a-secret-of-thirty-two-characters", "the-code"


class Department:
    """Runs on the loopback while it is entered. `person` is what it says of whoever signs in; `asked` is how it was asked."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {}
        self.challenge = ""
        self.refused = ""
        handler = type("Answers", (_Answers,), {"department": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Department":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, _kind: type | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def app(self) -> dict[str, Any]:
        """The setting that makes the officers' site use it."""
        settings = {"server_url": self.address, "token_auth_method": "client_secret_basic"}
        return {
            "provider_id": "department",
            "name": "Staff sign-in",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": settings,
        }

    def token(self, sent: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Answer a token to the one client that knows the secret, the code and the verifier; to nobody else."""
        expected = "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        verifier = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if authorization != expected or sent.get("code") != CODE or challenge != self.challenge:
            self.refused = "token"
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.person}
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": jwt.encode(claims, SECRET)}


class _Answers(BaseHTTPRequestHandler):
    department: ClassVar[Department]

    def do_GET(self) -> None:
        address = self.department.address
        pages = {
            "/.well-known/openid-configuration": {
                "issuer": address,
                "authorization_endpoint": f"{address}/authorize",
                "token_endpoint": f"{address}/token",
                "userinfo_endpoint": f"{address}/userinfo",
                "jwks_uri": f"{address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            },
            "/userinfo": self.department.person,
        }
        self._answer(pages.get(self.path))

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(sent).items()}
        self._answer(self.department.token(fields, self.headers.get("Authorization", "")))

    def _answer(self, value: Any) -> None:
        body = json.dumps(value or {"error": "invalid_request"}).encode()
        self.send_response(200 if value else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
