from bot.commands.health import holds_connection

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n"
ROW = "   0: 0100007F:9C40 {remote} {state} 00000000:00000000 00:00000000 00000000  1000\n"


def test_an_established_connection_to_port_443_is_a_bot_that_is_connected():
    assert holds_connection(HEAD + ROW.format(remote="0A80A8C0:01BB", state="01"))


def test_a_connection_that_is_only_being_opened_is_none():
    assert not holds_connection(HEAD + ROW.format(remote="0A80A8C0:01BB", state="02"))


def test_a_connection_to_another_port_is_none():
    assert not holds_connection(HEAD + ROW.format(remote="0A80A8C0:0050", state="01"))


def test_an_empty_table_is_no_connection():
    assert not holds_connection(HEAD)
