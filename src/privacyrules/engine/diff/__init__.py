"""Two versions of a policy in; what differs in them, and which flows change verdict by that, out.

`rules` and `vocabularies` compare what is written. `effect` finds what that changes, exactly: `sides` says
how each version sees every term that either knows, `diagram` walks through all kinds of fully stated flows at
once wherever a rule that changed may apply, and `extents` tells the outcome in the broadest words.
"""
