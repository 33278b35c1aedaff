# What the check of an installation says, in Discord and on the command line.
check-title = Check of the installation
check-fine = Nothing is missing, and no privileged intent is needed.
check-invite = Invite link with the right permissions: { $link }
check-note = Note: { $sentence }

check-not-a-member = The bot is not a member of this server (scope bot): add it with the invite link.
check-commands-scope = The scope applications.commands is missing, so /ask and the other commands do not appear here: open the invite link again; the bot can stay in the server meanwhile.
check-commands-none = Discord knows no command of this bot: start the bot, or restart it, which registers them.
check-commands-unknown = Discord does not know { $commands } of this bot: restart the bot, which registers its commands.
check-timed-out = The bot is timed out in this server and cannot write: have a moderator end the timeout, then check again.
check-server-permission = { $permission } is missing in the whole server: give it to the bot’s role in the server settings under Roles, or open the invite link again.
check-no-channel = The bot cannot see a single channel: add it to the channels where people should be able to ask it.
check-channel-hidden = { $channel }: { $permission } is denied by { $count ->
    [one] an override
   *[other] overrides
 } for { $overrides }, so the bot cannot see it: open the channel’s settings, Permissions, and set it to neutral there, or allow it for the bot itself.
check-channel-private = { $channel } is private: { $permission } is denied by an override for { $overrides }. If people should ask the bot there, add the bot in the channel’s settings, Permissions.
check-channel-permission = { $channel }: { $permission } is denied by { $count ->
    [one] an override
   *[other] overrides
 } for { $overrides }: open the channel’s settings, Permissions, and set it to neutral there, or allow it for the bot itself.
check-intent = The privileged intent { $intent } is switched on; the bot does not need it, and it can be switched off in the Discord Developer Portal, Bot.

check-role = the role { $name }
check-bot = the bot itself

check-permission-view_channel = View Channels
check-permission-send_messages = Send Messages
check-permission-send_messages_in_threads = Send Messages in Threads
check-permission-read_message_history = Read Message History
check-permission-attach_files = Attach Files
check-permission-embed_links = Embed Links

check-intent-presences = Presence
check-intent-members = Server Members
check-intent-message_content = Message Content
