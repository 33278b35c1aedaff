"""A local double of Discord: REST, gateway and files on one port, for the unmodified client.

What people do is `double.use`, `press`, `choose`, `submit`, `complete`, `use_on_message`,
`use_on_person`, `say` and `unsay` (people.py); what they see is `Exchange.seen` and
`double.posted`, read with seen.py.  Servers, channels, roles and permissions are `double.world`
(world.py), what happens to them is in happenings.py.  What goes wrong is asked for with
`fail_next`, `slow_next`, `lose_next`, `exhaust_next` and `outage` (server.py), and on the gateway
with `drop`, `sever`, `ask_to_reconnect`, `invalidate` and `forget_sessions` (gateway.py).
"""

from tests.bot.discord.double.exchange import Exchange
from tests.bot.discord.double.server import Double, eventually
from tests.bot.discord.double.uploads import Upload

__all__ = ["Double", "Exchange", "Upload", "eventually"]
