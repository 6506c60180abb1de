"""Maps in the pages of others: the embed, its host's script, and oEmbed, by which a bare address becomes an embed."""
