//! title: A program with a console, as project templates begin it
//! teaches: names that tchar.h gives to strings, what ends a console program (documented)
//@ never: any
//@ only-output: "Pool 7: abc ABC 3\n12 -5 7\nb 2 0\n01.02.2003 4\n26 5 1\n[\n]\n"

#include <windows.h>
#include <conio.h>
#include <crtdbg.h>
#include <locale.h>
#include <stdio.h>
#include <tchar.h>
#include <winioctl.h>
#define STRSAFE_NO_DEPRECATE
#include <strsafe.h>

#define IOCTL_SAY CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)

static void strings(void)
{
    TCHAR text[32], more[8];
    WCHAR wide[16], number[] = L"-5";

    _stprintf_s(text, _countof(text), _T("%s %d"), _T("Pool"), 7);
    lstrcat(text, _T(": "));
    StringCchCat(text, _countof(text), _T("abc"));
    wsprintf(more, _T("%s"), _tcsstr(_T("xxABC"), _T("ABC")));
    _tprintf(_T("%s %s %d\n"), text, more, (int)_tcslen(more));
    StringCchCopyW(wide, _countof(wide), L"12");
    StringCchCatW(wide, _countof(wide), L" ");
    printf("%ls%d %d\n", wide, _wtoi(number), _ttoi(_T("7")));
    printf("%c %d %d\n", *(char *)memchr("abc", 'b', 3), (int)(wcsstr(L"abc", L"c") - L"abc" > 0) + 1,
        _wcsicmp(L"Port", L"pORT"));
}

static void times(void)
{
    SYSTEMTIME date = { 2003, 2, 0, 1, 0, 0, 0, 4 }, back;
    FILETIME time;

    SystemTimeToFileTime(&date, &time);
    FileTimeToSystemTime(&time, &back);
    printf("%02d.%02d.%d %d\n", back.wDay, back.wMonth, back.wYear, back.wMilliseconds);
}

int _tmain(int argc, TCHAR *argv[])
{
    SECURITY_DESCRIPTOR everybody;
    SECURITY_ATTRIBUTES attributes = { sizeof(attributes), &everybody, FALSE };
    char line[16];

    setlocale(LC_ALL, "");
    SetConsoleTitle(_T("strings"));
    InitializeSecurityDescriptor(&everybody, SECURITY_DESCRIPTOR_REVISION);
    SetSecurityDescriptorDacl(&everybody, TRUE, NULL, FALSE);
    strings();
    times();
    printf("%d %d %d\n", (int)sizeof(IOCTL_SAY) + 22, (int)(IOCTL_SAY >> 2 & 0xfff) - 2044, attributes.nLength == 24);
    _CrtDumpMemoryLeaks();
    fgets(line, sizeof(line), stdin);
    printf("[%s]\n", line);
    _tsystem(_T("PAUSE"));
    return 0;
}
