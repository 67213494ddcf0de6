static void __nt_abort(void) { ExitProcess(3); }
static void __nt__exit(int code) { ExitProcess(code); }
static int __tpio_at_exit(void (*function)(void))
{
    static void (*all[32])(void);
    static int count;
    if (function) {
        if (count == 32) return 1;
        all[count++] = function;
    } else {
        while (count) all[--count]();
    }
    return 0;
}
static void __tpio_run_at_exit(void) { __tpio_at_exit(NULL); }
static int __nt_atexit(void (*function)(void)) { return function ? __tpio_at_exit(function) : 1; }
static void __tpio_keep(DWORD slot, LPVOID value)
{
    DWORD error = GetLastError();
    TlsSetValue(slot, value);
    SetLastError(error);
}
static LPVOID __tpio_kept(DWORD slot)
{
    DWORD error = GetLastError();
    LPVOID value = TlsGetValue(slot);
    SetLastError(error);
    return value;
}
static void __nt_srand(unsigned seed) { __tpio_keep(0, (LPVOID)(ULONG_PTR)(seed ^ 1)); }
static int __nt_rand(void)
{
    unsigned seed = ((unsigned)(ULONG_PTR)__tpio_kept(0) ^ 1) * 214013 + 2531011;
    __nt_srand(seed);
    return (seed >> 16) & RAND_MAX;
}
static char *__nt_strtok(char *text, const char *set)
{
    char *rest = __tpio_kept(1), *found;
    if (!text && !rest) return NULL;
    found = __nt_strtok_s(text, set, &rest);
    __tpio_keep(1, found ? rest : NULL);
    return found;
}
static int __nt_fputc(int letter, FILE *stream)
{
    fprintf(stream, "%c", letter);
    return (unsigned char)letter;
}
static size_t __nt_fwrite(const void *bytes, size_t size, size_t count, FILE *stream)
{
    fprintf(stream, "%.*s", (int)(size * count), (const char *)bytes);
    return count;
}
static int __tpio_digit(int letter)
{
    return __nt_isdigit(letter) ? letter - '0' : __nt_isalpha(letter) ? __nt_tolower(letter) - 'a' + 10 : 36;
}
static long long __tpio_scan_number(const char **text, int base, int width, int *found)
{
    const char *at = *text;
    unsigned long long value = 0;
    int minus = 0;
    *found = 0;
    if (width && (*at == '-' || *at == '+')) {
        minus = *at++ == '-';
        width--;
    }
    if (base == 0 && *at == '0' && width > 1) base = at[1] == 'x' || at[1] == 'X' ? 16 : 8;
    if (base == 0) base = 10;
    if (base == 16 && width > 2 && *at == '0' && (at[1] == 'x' || at[1] == 'X') && __tpio_digit(at[2]) < 16) {
        at += 2;
        width -= 2;
    }
    for (; width && __tpio_digit((unsigned char)*at) < base; at++, width--) {
        value = value * base + __tpio_digit((unsigned char)*at);
        *found = 1;
    }
    *text = at;
    return minus ? (long long)(0 - value) : (long long)value;
}
static void __tpio_scan_store(void *target, int size, long long value)
{
    if (size == 1) *(char *)target = (char)value;
    else if (size == 2) *(short *)target = (short)value;
    else if (size == 4) *(int *)target = (int)value;
    else *(long long *)target = value;
}
static int __nt_sscanf(const char *text, const char *format, ...)
{
    const char *start = text;
    char *into;
    int stored = 0, skip, width, size, found, letter;
    long long value;
    va_list list;
    va_start(list, format);
    for (; *format; format++) {
        if (__nt_isspace((unsigned char)*format)) {
            while (__nt_isspace((unsigned char)*text)) text++;
            continue;
        }
        if (*format != '%' || format[1] == '%') {
            if (*format == '%') format++;
            if (*text != *format) break;
            text++;
            continue;
        }
        format++;
        skip = *format == '*';
        if (skip) format++;
        for (width = 0; __nt_isdigit((unsigned char)*format); format++) width = width * 10 + *format - '0';
        size = 4;
        if (*format == 'h') {
            size = format[1] == 'h' ? 1 : 2;
            format += format[1] == 'h' ? 2 : 1;
        } else if (*format == 'l') {
            size = format[1] == 'l' ? 8 : 4;
            format += format[1] == 'l' ? 2 : 1;
        } else if (*format == 'z') {
            size = 8;
            format++;
        } else if (*format == 'I') {
            size = format[1] == '3' ? 4 : 8;
            format += format[1] == '6' || format[1] == '3' ? 3 : 1;
        }
        letter = *format;
        if (letter == 'n') {
            __tpio_scan_store(va_arg(list, void *), size, text - start);
            continue;
        }
        if (letter != 'c') while (__nt_isspace((unsigned char)*text)) text++;
        if (!*text) {
            if (!stored) stored = EOF;
            break;
        }
        if (letter == 's' || letter == 'c') {
            into = skip ? NULL : va_arg(list, char *);
            if (!width) width = letter == 'c' ? 1 : 0x7fffffff;
            for (; width && *text && (letter == 'c' || !__nt_isspace((unsigned char)*text)); width--, text++) {
                if (into) *into++ = *text;
            }
            if (into && letter == 's') *into = 0;
        } else {
            value = __tpio_scan_number(&text, letter == 'x' || letter == 'X' || letter == 'p' ? 16 : letter == 'o' ? 8
                : letter == 'i' ? 0 : 10, width ? width : 0x7fffffff, &found);
            if (!found) break;
            if (!skip) __tpio_scan_store(va_arg(list, void *), letter == 'p' ? 8 : size, value);
        }
        if (!skip) stored++;
    }
    va_end(list);
    return stored;
}
static LONG __nt_CompareFileTime(const FILETIME *one, const FILETIME *other)
{
    ULONGLONG left = (ULONGLONG)one->dwHighDateTime << 32 | one->dwLowDateTime;
    ULONGLONG right = (ULONGLONG)other->dwHighDateTime << 32 | other->dwLowDateTime;
    return left < right ? -1 : left > right;
}
static BOOL __nt_FileTimeToSystemTime(const FILETIME *time, LPSYSTEMTIME out)
{
    ULONGLONG units = (ULONGLONG)time->dwHighDateTime << 32 | time->dwLowDateTime, seconds = units / 10000000;
    unsigned days = (unsigned)(seconds / 86400), era, day, year, month;
    out->wMilliseconds = (WORD)(units / 10000 % 1000);
    out->wSecond = (WORD)(seconds % 60);
    out->wMinute = (WORD)(seconds / 60 % 60);
    out->wHour = (WORD)(seconds / 3600 % 24);
    out->wDayOfWeek = (WORD)((days + 1) % 7);
    days += 584694;
    era = days / 146097;
    day = days % 146097;
    year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
    day -= 365 * year + year / 4 - year / 100;
    month = (5 * day + 2) / 153;
    out->wDay = (WORD)(day - (153 * month + 2) / 5 + 1);
    out->wMonth = (WORD)(month < 10 ? month + 3 : month - 9);
    out->wYear = (WORD)(year + era * 400 + (month >= 10));
    return TRUE;
}
static void __nt_GetSystemTime(LPSYSTEMTIME out)
{
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    __nt_FileTimeToSystemTime(&now, out);
}
static void __nt_GetLocalTime(LPSYSTEMTIME out) { __nt_GetSystemTime(out); }
static BOOL __nt_WriteConsoleA(HANDLE console, const void *text, DWORD length, LPDWORD written, LPVOID reserved)
{
    DWORD count;
    (void)reserved;
    return WriteFile(console, text, length, written ? written : &count, NULL);
}
static BOOL __nt_GetConsoleMode(HANDLE console, LPDWORD mode)
{
    (void)console; (void)mode;
    SetLastError(ERROR_INVALID_HANDLE);
    return FALSE;
}
static BOOL __nt_SetConsoleOutputCP(UINT page)
{
    (void)page;
    return TRUE;
}
static BOOL __nt_SetWaitableTimerEx(HANDLE timer, const LARGE_INTEGER *due, LONG period, PTIMERAPCROUTINE routine,
    LPVOID argument, PREASON_CONTEXT context, ULONG delay)
{
    (void)context; (void)delay;
    return SetWaitableTimer(timer, due, period, routine, argument, FALSE);
}
static BOOL __tpio_signal(HANDLE object)
{
    if (SetEvent(object)) return TRUE;
    if (GetLastError() == ERROR_INVALID_HANDLE && ReleaseMutex(object)) return TRUE;
    return GetLastError() == ERROR_INVALID_HANDLE && ReleaseSemaphore(object, 1, NULL);
}
static DWORD __nt_SignalObjectAndWait(HANDLE signalled, HANDLE awaited, DWORD milliseconds, BOOL alertable)
{
    DWORD error = GetLastError();
    if (!__tpio_signal(signalled)) return WAIT_FAILED;
    SetLastError(error);
    return WaitForSingleObjectEx(awaited, milliseconds, alertable);
}
static errno_t __nt_strncpy_s(char *target, size_t room, const char *text, size_t most)
{
    size_t length = __nt_strnlen(text, most);
    if (length >= room) {
        if (most != (size_t)-1) {
            *target = 0;
            return 34;
        }
        length = room - 1;
    }
    memcpy(target, text, length);
    target[length] = 0;
    return 0;
}
static char *__nt__itoa(int value, char *text, int base)
{
    char digits[34];
    unsigned rest = value < 0 && base == 10 ? 0 - (unsigned)value : (unsigned)value;
    int count = 0, at = 0;
    do digits[count++] = "0123456789abcdefghijklmnopqrstuvwxyz"[rest % base]; while (rest /= base);
    if (value < 0 && base == 10) text[at++] = '-';
    while (count) text[at++] = digits[--count];
    text[at] = 0;
    return text;
}
static wchar_t *__nt_wcschr(const wchar_t *text, wchar_t letter)
{
    for (; *text != letter; text++) if (!*text) return NULL;
    return (wchar_t *)text;
}
static wchar_t *__nt_wcsrchr(const wchar_t *text, wchar_t letter)
{
    const wchar_t *found = NULL;
    for (;; text++) {
        if (*text == letter) found = text;
        if (!*text) return (wchar_t *)found;
    }
}
static int __nt_wcsncmp(const wchar_t *one, const wchar_t *other, size_t most)
{
    for (; most && *one == *other && *one; most--) {
        one++;
        other++;
    }
    return most ? (*one > *other) - (*one < *other) : 0;
}
static wchar_t *__nt_wcsncpy(wchar_t *target, const wchar_t *text, size_t most)
{
    wchar_t *at = target;
    for (; most && *text; most--) *at++ = *text++;
    for (; most; most--) *at++ = 0;
    return target;
}
static long __nt_clock(void) { return (long)GetTickCount(); }
static double __nt_difftime(time_t end, time_t start) { return (double)(end - start); }
static int __nt__getpid(void) { return (int)GetCurrentProcessId(); }
static BOOL __nt_TerminateProcess(HANDLE process, UINT code)
{
    if (process != GetCurrentProcess()) {
        SetLastError(ERROR_INVALID_HANDLE);
        return FALSE;
    }
    ExitProcess(code);
    return TRUE;
}
