"""Tables of many facts taken column by column (`coopledger[bulk]`): accepted, summed, sealed."""
