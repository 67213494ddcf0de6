#include <windows.h>
#include <stdio.h>
#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007aL)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057L)
#define StringCchPrintfA(target, size, ...) (snprintf((target), (size), __VA_ARGS__) < (int)(size) ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER)
#define StringCbPrintfA StringCchPrintfA
#define StringCchCopyA(target, size, text) StringCchPrintfA((target), (size), "%s", (text))
#define StringCbCopyA StringCchCopyA
HRESULT StringCchCatA(char *target, size_t room, const char *text);
HRESULT StringCchLengthA(const char *text, size_t most, size_t *length);
HRESULT StringCchCopyW(wchar_t *target, size_t room, const wchar_t *text);
HRESULT StringCchCatW(wchar_t *target, size_t room, const wchar_t *text);
HRESULT StringCchLengthW(const wchar_t *text, size_t most, size_t *length);
#define StringCbCatA StringCchCatA
#define StringCbLengthA StringCchLengthA
#define StringCbCopyW(target, size, text) StringCchCopyW((target), (size) / sizeof(wchar_t), (text))
#define StringCbCatW(target, size, text) StringCchCatW((target), (size) / sizeof(wchar_t), (text))
#define StringCchPrintfW(target, size, ...) (swprintf((target), (size), __VA_ARGS__) >= 0 ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER)
#define StringCbPrintfW(target, size, ...) StringCchPrintfW((target), (size) / sizeof(wchar_t), __VA_ARGS__)
#ifdef UNICODE
#define StringCchPrintf StringCchPrintfW
#define StringCbPrintf StringCbPrintfW
#define StringCchCopy StringCchCopyW
#define StringCbCopy StringCbCopyW
#define StringCchCat StringCchCatW
#define StringCbCat StringCbCatW
#define StringCchLength StringCchLengthW
#else
#define StringCchPrintf StringCchPrintfA
#define StringCbPrintf StringCchPrintfA
#define StringCchCopy StringCchCopyA
#define StringCbCopy StringCchCopyA
#define StringCchCat StringCchCatA
#define StringCbCat StringCchCatA
#define StringCchLength StringCchLengthA
#define StringCbLength StringCchLengthA
#endif
