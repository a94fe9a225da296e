import GRDB
import Hummingbird
import Subprocess
import AsyncHTTPClient
