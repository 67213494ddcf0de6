#include <windows.h>
#include <stddef.h>
void emit(long long value);

int main(void)
{
    emit(sizeof(long)); //= 4
    emit(sizeof(1L)); //= 4
    emit(sizeof(2147483647)); //= 4
    emit(sizeof(2147483648)); //= 8
    emit(sizeof(0x80000000)); //= 4
    emit(sizeof(4294967296)); //= 8
    emit(sizeof(1ul)); //= 4
    emit(sizeof(L'a')); //= 2
    emit(sizeof('a')); //= 4
    emit(sizeof(L"ab")); //= 6
    emit(sizeof(void *)); //= 8
    emit(sizeof(size_t)); //= 8
    emit(sizeof(wchar_t)); //= 2
    emit(sizeof(sizeof(int))); //= 8
    emit(sizeof((char)1 + (char)1)); //= 4
    emit(sizeof(1L + 1u)); //= 4
    emit(-1L < 1u); //= 0
    emit(-1L < 1ul); //= 0
    emit(-1L < 1ll); //= 1
    emit((long)3000000000); //= -1294967296
    emit((unsigned long)-1); //= 4294967295
    emit(0x80000000L > 0); //= 1
    emit(2147483647L + 1u); //= 2147483648
    emit(1ul << 31); //= 2147483648
    emit((long)(1ul << 31) >> 31); //= -1
    emit((long long)(long)0xffffffff); //= -1
    emit((unsigned long long)(unsigned long)-1); //= 4294967295
    emit((LONG_PTR)-1 == -1); //= 1
    emit((ULONG_PTR)(DWORD)-1); //= 4294967295
    emit(sizeof(struct { char c; long l; char d; })); //= 12
    emit(sizeof(struct { long l; long long m; char d; })); //= 24
    emit(sizeof(union { char c[9]; short s; })); //= 10
    emit(sizeof(OVERLAPPED)); //= 32
    emit(offsetof(OVERLAPPED, Offset)); //= 16
    emit(offsetof(OVERLAPPED, hEvent)); //= 24
    emit(sizeof(OVERLAPPED_ENTRY)); //= 32
    emit(sizeof(TP_CALLBACK_ENVIRON)); //= 72
    emit(offsetof(TP_CALLBACK_ENVIRON, CallbackPriority)); //= 60
    emit(sizeof(CRITICAL_SECTION)); //= 40
    emit(sizeof(SRWLOCK)); //= 8
    emit(sizeof(CONDITION_VARIABLE)); //= 8
    emit(sizeof(FILETIME)); //= 8
    emit(sizeof(LARGE_INTEGER)); //= 8
    emit(sizeof(SECURITY_ATTRIBUTES)); //= 24
    emit(sizeof(BOOL) + sizeof(BOOLEAN) + sizeof(WORD) + sizeof(DWORD) + sizeof(ULONG64)); //= 19
    emit(INVALID_HANDLE_VALUE == (HANDLE)(LONG_PTR)-1); //= 1
    emit(INFINITE == -1); //= 1
    emit((long long)INFINITE); //= 4294967295
    emit(ERROR_IO_PENDING); //= 997
    emit(STATUS_PENDING); //= 259
    emit(WAIT_OBJECT_0 + WAIT_TIMEOUT); //= 258
    emit(FILE_FLAG_OVERLAPPED); //= 1073741824
    emit(GENERIC_READ | GENERIC_WRITE); //= 3221225472
    emit((LONG)STATUS_PENDING); //= 259
    emit(STILL_ACTIVE); //= 259
    emit(MAXIMUM_WAIT_OBJECTS); //= 64
    emit(MAXDWORD); //= 4294967295
    return 0;
}
