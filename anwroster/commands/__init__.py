"""The commands, one small file each: parse, call one function, show, say what comes next."""
