static void *__nt_memchr(const void *bytes, int wanted, size_t size)
{
    const unsigned char *at = bytes;
    for (; size; at++, size--) if (*at == (unsigned char)wanted) return (void *)at;
    return NULL;
}
static char *__nt_lstrcpynA(char *target, const char *text, int room)
{
    char *at = target;
    for (; room > 1 && *text; room--) *at++ = *text++;
    if (room > 0) *at = 0;
    return target;
}
static wchar_t __tpio_wide_lower(wchar_t letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; }
static int __nt__wcsicmp(const wchar_t *left, const wchar_t *right)
{
    for (; *left && __tpio_wide_lower(*left) == __tpio_wide_lower(*right); left++) right++;
    return __tpio_wide_lower(*left) - __tpio_wide_lower(*right);
}
static wchar_t *__nt_wcsstr(const wchar_t *text, const wchar_t *wanted)
{
    size_t length = wcslen(wanted);
    for (; __nt_wcsncmp(text, wanted, length); text++) if (!*text) return NULL;
    return (wchar_t *)text;
}
static int __nt__wtoi(const wchar_t *text)
{
    int value = 0, minus;
    while (*text == ' ' || (*text >= '\t' && *text <= '\r')) text++;
    minus = *text == '-';
    if (*text == '-' || *text == '+') text++;
    for (; *text >= '0' && *text <= '9'; text++) value = value * 10 + (*text - '0');
    return minus ? -value : value;
}
static long long __nt__atoi64(const char *text) { return __nt_strtoll(text, NULL, 10); }
static HRESULT __nt_StringCchLengthA(const char *text, size_t most, size_t *length)
{
    size_t found = __nt_strnlen(text, most);
    if (length) *length = found < most ? found : 0;
    return found < most ? S_OK : (HRESULT)0x80070057L;
}
static HRESULT __nt_StringCchLengthW(const wchar_t *text, size_t most, size_t *length)
{
    size_t found = 0;
    while (found < most && text[found]) found++;
    if (length) *length = found < most ? found : 0;
    return found < most ? S_OK : (HRESULT)0x80070057L;
}
static HRESULT __nt_StringCchCatA(char *target, size_t room, const char *text)
{
    size_t at = strlen(target);
    if (at >= room) return (HRESULT)0x80070057L;
    __nt_lstrcpynA(target + at, text, (int)(room - at));
    return strlen(text) < room - at ? S_OK : (HRESULT)0x8007007aL;
}
static HRESULT __nt_StringCchCopyW(wchar_t *target, size_t room, const wchar_t *text)
{
    if (!room) return (HRESULT)0x80070057L;
    for (; room > 1 && *text; room--) *target++ = *text++;
    *target = 0;
    return *text ? (HRESULT)0x8007007aL : S_OK;
}
static HRESULT __nt_StringCchCatW(wchar_t *target, size_t room, const wchar_t *text)
{
    size_t at = wcslen(target);
    if (at >= room) return (HRESULT)0x80070057L;
    return __nt_StringCchCopyW(target + at, room - at, text);
}
static DWORD __nt_FormatMessageW(DWORD flags, LPCVOID source, DWORD code, DWORD language, LPWSTR buffer, DWORD size,
    va_list *arguments)
{
    char narrow[256];
    DWORD at, length = __nt_FormatMessageA(flags & ~FORMAT_MESSAGE_ALLOCATE_BUFFER, source, code, language, narrow,
        sizeof(narrow), arguments);
    if (!length) return 0;
    if (flags & FORMAT_MESSAGE_ALLOCATE_BUFFER) {
        *(LPWSTR *)buffer = HeapAlloc(GetProcessHeap(), 0, (length + 1) * sizeof(WCHAR));
        buffer = *(LPWSTR *)buffer;
    } else if (size <= length) {
        SetLastError(ERROR_INSUFFICIENT_BUFFER);
        return 0;
    }
    for (at = 0; at <= length; at++) buffer[at] = (unsigned char)narrow[at];
    return length;
}
