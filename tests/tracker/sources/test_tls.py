"""Encrypted sites: the certificate is that of the name, although the address that was checked is connected to."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from tests.tracker.site import running_site
from tracker.settings import Settings
from tracker.sources.answer import Unreachable
from tracker.sources.http import Http


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("openssl is needed to make a certificate")
    file = tmp_path / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=lake.example"]
    command += ["-addext", "subjectAltName=DNS:lake.example", "-keyout", "key.pem", "-out", "own.pem"]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    file.write_bytes((tmp_path / "key.pem").read_bytes() + (tmp_path / "own.pem").read_bytes())
    return file


def test_the_certificate_is_checked_against_the_name(
    certificate: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    monkeypatch.setattr("tracker.sources.network.public_addresses", lambda _: ["127.0.0.1"])
    with running_site(context) as site:
        site.put("/", "text")
        port = site.url.rpartition(":")[2]
        with Http(settings) as http, pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
            http.get(f"https://lake.example:{port}/")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with Http(settings) as http:
            assert http.get(f"https://lake.example:{port}/").body == b"text"
            with pytest.raises(Unreachable, match="Hostname mismatch"):
                http.get(f"https://other.example:{port}/")
