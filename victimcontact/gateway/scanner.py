"""The ClamAV daemon, asked over its socket: a file goes in pieces, each with its length before it (INSTREAM), and one line comes back."""

import socket
from urllib.parse import urlsplit

from victimcontact.casework.scanners import Silent

SECONDS = 20
PIECE = 64 * 1024
LONGEST_ANSWER = 4_096


class Daemon:
    """A scanner at `tcp://host:port` or `unix:/path`."""

    def __init__(self, address: str) -> None:
        self._address = urlsplit(address)

    def is_clean(self, content: bytes) -> bool:
        """Whether it finds nothing in a file. Raises `Silent` when there is no answer, or none that says either."""
        try:
            with self._connected() as line:
                answer = _ask(line, content)
        except OSError:
            raise Silent from None
        if answer.endswith("FOUND"):
            return False
        if answer == "stream: OK":
            return True
        raise Silent

    def _connected(self) -> socket.socket:
        if self._address.scheme == "tcp":
            return socket.create_connection((self._address.hostname, self._address.port), timeout=SECONDS)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(self._address.path)
        except OSError:
            line.close()
            raise
        return line


def _ask(line: socket.socket, content: bytes) -> str:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), PIECE):
        piece = content[start : start + PIECE]
        line.sendall(len(piece).to_bytes(4, "big") + piece)
    line.sendall(bytes(4))
    answer = b""
    while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
        if not (more := line.recv(LONGEST_ANSWER)):
            break
        answer += more
    return answer.partition(b"\0")[0].decode("utf-8", "replace").strip()
