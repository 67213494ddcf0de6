static int __nt_toupper(int letter) { return letter >= 'a' && letter <= 'z' ? letter - 32 : letter; }
static int __nt_tolower(int letter) { return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter; }
static int __nt_isdigit(int letter) { return letter >= '0' && letter <= '9'; }
static int __nt_isupper(int letter) { return letter >= 'A' && letter <= 'Z'; }
static int __nt_islower(int letter) { return letter >= 'a' && letter <= 'z'; }
static int __nt_isalpha(int letter) { return __nt_isupper(letter) || __nt_islower(letter); }
static int __nt_isalnum(int letter) { return __nt_isalpha(letter) || __nt_isdigit(letter); }
static int __nt_isxdigit(int letter) { return __nt_isdigit(letter) || (__nt_tolower(letter) >= 'a' && __nt_tolower(letter) <= 'f'); }
static int __nt_isspace(int letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }
static int __nt_isprint(int letter) { return letter >= ' ' && letter <= '~'; }
static int __nt_ispunct(int letter) { return letter > ' ' && letter <= '~' && !__nt_isalnum(letter); }
static int __nt__strnicmp(const char *left, const char *right, size_t most)
{
    int a = 0, b = 0;
    while (most-- && a == b) {
        a = __nt_tolower((unsigned char)*left++);
        b = __nt_tolower((unsigned char)*right++);
        if (!a) break;
    }
    return a - b;
}
static int __nt__stricmp(const char *left, const char *right) { return __nt__strnicmp(left, right, (size_t)-1); }
static size_t __nt_strspn(const char *text, const char *set)
{
    size_t length = 0;
    while (text[length] && strchr(set, text[length])) length++;
    return length;
}
static size_t __nt_strcspn(const char *text, const char *set)
{
    size_t length = 0;
    while (text[length] && !strchr(set, text[length])) length++;
    return length;
}
static char *__nt_strpbrk(const char *text, const char *set)
{
    text += __nt_strcspn(text, set);
    return *text ? (char *)text : NULL;
}
static char *__nt_strtok_s(char *text, const char *set, char **rest)
{
    if (!text) text = *rest;
    text += __nt_strspn(text, set);
    *rest = text + __nt_strcspn(text, set);
    if (!*text) return NULL;
    if (**rest) *(*rest)++ = 0;
    return text;
}
static char *__nt_strncat(char *target, const char *text, size_t most)
{
    char *end = target + strlen(target);
    while (most-- && *text) *end++ = *text++;
    *end = 0;
    return target;
}
static size_t __nt_strnlen(const char *text, size_t most)
{
    size_t length = 0;
    while (length < most && text[length]) length++;
    return length;
}
static wchar_t *__nt_wcscat(wchar_t *target, const wchar_t *text)
{
    wcscpy(target + wcslen(target), text);
    return target;
}
static unsigned long __nt_strtoul(const char *text, char **end, int base)
{
    const char *at = text, *digits;
    unsigned long value = 0;
    int minus, digit;
    while (__nt_isspace((unsigned char)*at)) at++;
    minus = *at == '-';
    if (*at == '-' || *at == '+') at++;
    if ((base == 0 || base == 16) && *at == '0' && (at[1] == 'x' || at[1] == 'X')) {
        at += 2;
        base = 16;
    }
    if (base == 0) base = *at == '0' ? 8 : 10;
    for (digits = at;; at++) {
        digit = __nt_isdigit((unsigned char)*at) ? *at - '0'
            : __nt_isalpha((unsigned char)*at) ? __nt_tolower((unsigned char)*at) - 'a' + 10 : 36;
        if (digit >= base) break;
        value = value * base + digit;
    }
    if (end) *end = (char *)(at == digits ? text : at);
    return minus ? 0 - value : value;
}
static long __nt_strtol(const char *text, char **end, int base) { return (long)__nt_strtoul(text, end, base); }
static long __nt_atol(const char *text) { return atoi(text); }
static void __nt_qsort(void *elements, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    char *base = elements, *at, held;
    size_t sorted, byte;
    for (sorted = 1; sorted < count; sorted++) {
        for (at = base + sorted * size; at > base && compare(at - size, at) > 0; at -= size) {
            for (byte = 0; byte < size; byte++) {
                held = at[byte];
                at[byte] = (at - size)[byte];
                (at - size)[byte] = held;
            }
        }
    }
}
static void *__nt_bsearch(const void *key, const void *elements, size_t count, size_t size,
    int (*compare)(const void *, const void *))
{
    size_t low = 0, high = count, middle;
    int order;
    while (low < high) {
        middle = low + (high - low) / 2;
        order = compare(key, (const char *)elements + middle * size);
        if (!order) return (char *)elements + middle * size;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return NULL;
}
static time_t __nt_time(time_t *out)
{
    FILETIME now;
    time_t seconds;
    GetSystemTimeAsFileTime(&now);
    seconds = (((LONGLONG)now.dwHighDateTime << 32 | now.dwLowDateTime) - 116444736000000000LL) / 10000000;
    if (out) *out = seconds;
    return seconds;
}
static int __nt_abs(int value) { return value < 0 ? -value : value; }
static long __nt_labs(long value) { return value < 0 ? -value : value; }
static HANDLE __nt_HeapCreate(DWORD options, SIZE_T initial, SIZE_T most)
{
    (void)options; (void)initial; (void)most;
    return GetProcessHeap();
}
static BOOL __nt_HeapDestroy(HANDLE heap)
{
    (void)heap;
    return TRUE;
}
static double __nt_fabs(double value) { return value < 0 ? -value : value; }
static double __tpio_whole(double value)
{
    return value > -9007199254740992.0 && value < 9007199254740992.0 ? (double)(long long)value : value;
}
static double __nt_floor(double value) { return __tpio_whole(value) > value ? __tpio_whole(value) - 1 : __tpio_whole(value); }
static double __nt_ceil(double value) { return __tpio_whole(value) < value ? __tpio_whole(value) + 1 : __tpio_whole(value); }
