"""kajo in a terminal of its own, measured from outside: what a key costs until the screen stands."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte


class Terminal:
    """A program on a pseudo-terminal. Use it with `with`: at the end the program is ended."""

    def __init__(self, command, environment, columns=120, rows=40):
        self.bytes = b""
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.execvpe(str(command[0]), [str(part) for part in command], environment)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.process, signal.SIGTERM)
        self.settle(quiet=0.1)
        os.close(self.file)
        os.waitpid(self.process, 0)

    def settle(self, quiet=0.05, most=10.0) -> float | None:
        """Reads until nothing came for `quiet` seconds; tells when the last byte came, or None if there was none."""
        last, end = None, time.perf_counter() + most
        while time.perf_counter() < end:
            if not select.select([self.file], [], [], quiet)[0]:
                break
            try:
                more = os.read(self.file, 1 << 16)
            except OSError:
                break
            last = time.perf_counter()
            self.bytes += more
        return last

    def wait(self, text: bytes, most=30.0):
        """Reads until a text has come. Words that stand still on the screen are not sent again."""
        end = time.perf_counter() + most
        while text not in self.bytes:
            if time.perf_counter() > end:
                raise TimeoutError(f"{text!r} did not come")
            self.settle(quiet=0.02, most=0.1)

    def press(self, keys: bytes) -> float:
        """Sends keys; seconds until the last byte of the answer."""
        self.settle()
        self.bytes = b""
        began = time.perf_counter()
        os.write(self.file, keys)
        last = self.settle()
        if last is None:
            raise TimeoutError(f"{keys!r} changed nothing")
        return last - began

    def press_for(self, keys: bytes, text: str, most=30.0) -> float:
        """Sends keys; seconds until a text stands on the screen, whatever else is drawn meanwhile.

        The screen has to have been read since the program began: all other ways of reading go past it.
        """
        began = time.perf_counter()
        os.write(self.file, keys)
        return self.look_for(text, most) - began

    def look_for(self, text: str, most=30.0) -> float:
        """Reads until a text stands on the screen; tells when the bytes came that brought it."""
        end = time.perf_counter() + most
        while time.perf_counter() < end:
            if not select.select([self.file], [], [], 0.1)[0]:
                continue
            more = os.read(self.file, 1 << 16)
            came = time.perf_counter()
            self.stream.feed(more)
            if any(text in line for line in self.screen.display):
                return came
        raise TimeoutError(f"{text!r} did not come")
