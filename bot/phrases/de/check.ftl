# Was die Prüfung einer Installation sagt, in Discord und auf der Kommandozeile.
check-title = Prüfung der Installation
check-fine = Es fehlt nichts, und kein privilegierter Intent ist nötig.
check-invite = Einladungslink mit den richtigen Berechtigungen: { $link }
check-note = Hinweis: { $sentence }

check-not-a-member = Der Bot ist kein Mitglied dieses Servers (Scope bot): Füge ihn mit dem Einladungslink hinzu.
check-commands-scope = Der Scope applications.commands fehlt, deshalb erscheinen /ask und die anderen Befehle hier nicht: Öffne den Einladungslink noch einmal; der Bot kann währenddessen auf dem Server bleiben.
check-commands-none = Discord kennt keinen Befehl dieses Bots: Starte den Bot oder starte ihn neu; dabei meldet er sie an.
check-commands-unknown = Discord kennt { $commands } dieses Bots nicht: Starte den Bot neu; dabei meldet er seine Befehle an.
check-timed-out = Der Bot hat auf diesem Server einen Timeout und kann nicht schreiben: Lass ihn von der Moderation aufheben und prüfe dann noch einmal.
check-server-permission = { $permission } fehlt auf dem ganzen Server: Gib diese Berechtigung der Rolle des Bots in den Servereinstellungen unter Rollen, oder öffne den Einladungslink noch einmal.
check-no-channel = Der Bot sieht keinen einzigen Kanal: Füge ihn zu den Kanälen hinzu, in denen man ihn fragen können soll.
check-channel-hidden = { $channel }: { $permission } wird durch { $count ->
    [one] eine Überschreibung
   *[other] Überschreibungen
 } für { $overrides } verweigert, deshalb sieht der Bot den Kanal nicht: Öffne die Kanaleinstellungen, Berechtigungen, und stelle die Berechtigung dort auf neutral, oder erlaube sie dem Bot selbst.
check-channel-private = { $channel } ist privat: { $permission } wird durch eine Überschreibung für { $overrides } verweigert. Soll der Bot dort gefragt werden, füge ihn in den Kanaleinstellungen unter Berechtigungen hinzu.
check-channel-permission = { $channel }: { $permission } wird durch { $count ->
    [one] eine Überschreibung
   *[other] Überschreibungen
 } für { $overrides } verweigert: Öffne die Kanaleinstellungen, Berechtigungen, und stelle die Berechtigung dort auf neutral, oder erlaube sie dem Bot selbst.
check-intent = Der privilegierte Intent { $intent } ist eingeschaltet; der Bot braucht ihn nicht, und er kann im Discord Developer Portal unter Bot ausgeschaltet werden.

check-role = die Rolle { $name }
check-bot = den Bot selbst

check-permission-view_channel = Kanäle ansehen
check-permission-send_messages = Nachrichten senden
check-permission-send_messages_in_threads = Nachrichten in Threads senden
check-permission-read_message_history = Nachrichtenverlauf anzeigen
check-permission-attach_files = Dateien anhängen
check-permission-embed_links = Links einbetten

check-intent-presences = Presence
check-intent-members = Server Members
check-intent-message_content = Message Content
