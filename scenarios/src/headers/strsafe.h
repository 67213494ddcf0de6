#include <windows.h>
#include <stdio.h>
#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007aL)
#define StringCchPrintfA(target, size, ...) (snprintf((target), (size), __VA_ARGS__) < (int)(size) ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER)
#define StringCbPrintfA StringCchPrintfA
#define StringCchCopyA(target, size, text) StringCchPrintfA((target), (size), "%s", (text))
#define StringCbCopyA StringCchCopyA
#ifndef UNICODE
#define StringCchPrintf StringCchPrintfA
#define StringCbPrintf StringCchPrintfA
#define StringCchCopy StringCchCopyA
#define StringCbCopy StringCchCopyA
#endif
