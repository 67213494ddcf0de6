static int __nt__getch(void)
{
    getchar();
    return '\r';
}
static int __nt__getche(void) { return __nt__getch(); }
static wchar_t __nt__getwch(void) { return (wchar_t)__nt__getch(); }
static int __nt_fgetc(FILE *stream)
{
    (void)stream;
    return getchar();
}
static char *__nt_fgets(char *text, int size, FILE *stream)
{
    if (size > 1) *text++ = (char)__nt_fgetc(stream);
    *text = 0;
    return size > 1 ? text - 1 : text;
}
static char *__nt_gets_s(char *text, size_t size)
{
    (void)size;
    getchar();
    *text = 0;
    return text;
}
static int __nt__wsystem(const wchar_t *command)
{
    char text[128];
    size_t at;
    for (at = 0; command[at] && at < sizeof(text) - 1; at++) text[at] = (char)command[at];
    text[at] = 0;
    return system(text);
}
static BOOL __nt_WriteConsoleW(HANDLE console, const void *text, DWORD length, LPDWORD written, LPVOID reserved)
{
    (void)console; (void)reserved;
    wprintf(L"%.*ls", (int)length, (const wchar_t *)text);
    if (written) *written = length;
    return TRUE;
}
static SIZE_T __nt_LocalSize(HLOCAL block) { return HeapSize(GetProcessHeap(), 0, block); }
static BOOL __nt_SetConsoleMode(HANDLE console, DWORD mode)
{
    (void)console; (void)mode;
    SetLastError(ERROR_INVALID_HANDLE);
    return FALSE;
}
static BOOL __nt_SetConsoleTitleA(LPCSTR title)
{
    (void)title;
    return TRUE;
}
static BOOL __nt_SetConsoleTitleW(LPCWSTR title)
{
    (void)title;
    return TRUE;
}
static BOOL __nt_SetConsoleTextAttribute(HANDLE console, WORD colours)
{
    (void)console; (void)colours;
    return TRUE;
}
static BOOL __nt_Beep(DWORD pitch, DWORD milliseconds)
{
    (void)pitch;
    Sleep(milliseconds);
    return TRUE;
}
static BOOL __nt_MessageBeep(UINT sound)
{
    (void)sound;
    return TRUE;
}
static int __nt_MessageBoxA(HWND owner, LPCSTR text, LPCSTR title, UINT type)
{
    static const char pressed[] = { 1, 1, 3, 6, 6, 4, 2 };
    (void)owner; (void)text; (void)title;
    getchar();
    return pressed[(type & 0xf) % sizeof(pressed)];
}
static int __nt_MessageBoxW(HWND owner, LPCWSTR text, LPCWSTR title, UINT type)
{
    (void)text; (void)title;
    return __nt_MessageBoxA(owner, NULL, NULL, type);
}
static char *__nt_setlocale(int category, const char *locale)
{
    (void)category; (void)locale;
    return "C";
}
static int __nt__setmode(int file, int mode)
{
    (void)file; (void)mode;
    return 0x4000;
}
static int __nt__fileno(FILE *stream) { return stream == stdin ? 0 : stream == stdout ? 1 : 2; }
static BOOL __nt_InitializeSecurityDescriptor(PSECURITY_DESCRIPTOR descriptor, DWORD revision)
{
    memset(descriptor, 0, sizeof(SECURITY_DESCRIPTOR));
    ((SECURITY_DESCRIPTOR *)descriptor)->Revision = (BYTE)revision;
    return TRUE;
}
static BOOL __nt_SetSecurityDescriptorDacl(PSECURITY_DESCRIPTOR descriptor, BOOL present, PACL list, BOOL defaulted)
{
    SECURITY_DESCRIPTOR *all = descriptor;
    all->Control = (WORD)((all->Control & ~0xc) | (present ? 4 : 0) | (defaulted ? 8 : 0));
    all->Dacl = present ? list : NULL;
    return TRUE;
}
static BOOL __nt_SystemTimeToFileTime(const SYSTEMTIME *time, LPFILETIME out)
{
    unsigned year = time->wMonth < 3 ? time->wYear - 1 : time->wYear;
    unsigned month = time->wMonth < 3 ? time->wMonth + 9 : time->wMonth - 3;
    ULONGLONG days = 365ull * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + time->wDay - 1 - 584694;
    ULONGLONG seconds = ((days * 24 + time->wHour) * 60 + time->wMinute) * 60 + time->wSecond;
    ULONGLONG units = (seconds * 1000 + time->wMilliseconds) * 10000;
    if (time->wMonth < 1 || time->wMonth > 12 || time->wYear < 1601 || time->wDay < 1 || time->wDay > 31) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    out->dwLowDateTime = (DWORD)units;
    out->dwHighDateTime = (DWORD)(units >> 32);
    return TRUE;
}
static BOOL __nt_FileTimeToLocalFileTime(const FILETIME *time, LPFILETIME out)
{
    *out = *time;
    return TRUE;
}
static BOOL __nt_LocalFileTimeToFileTime(const FILETIME *time, LPFILETIME out)
{
    *out = *time;
    return TRUE;
}
