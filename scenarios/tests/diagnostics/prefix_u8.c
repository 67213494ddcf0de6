wchar_t *s = u8"x";
