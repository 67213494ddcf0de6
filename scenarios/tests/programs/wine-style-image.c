//! title: What a test of ntdll asks of its own image
//! teaches: a new pool has the stack sizes of the program's header; a status block has its union under both names (tested)
//@ never: any
//@ only-output: "1 1, 20b, 1\nbytes 3, status c0000120 c0000120\n"

#include <stdarg.h>
#include "ntstatus.h"
#define WIN32_NO_STATUS
#include "windef.h"
#include "winbase.h"
#include "winternl.h"
#include "wine/test.h"

/* declared here, as a program does whose headers lack it */
NTSYSAPI IMAGE_NT_HEADERS *NTAPI RtlImageNtHeader(HMODULE);

static byte letters[] = { 'a', 'b', 'c' };

START_TEST(image)
{
    IMAGE_NT_HEADERS *header = RtlImageNtHeader(NtCurrentTeb()->Peb->ImageBaseAddress);
    TP_POOL_STACK_INFORMATION stack;
    IO_STATUS_BLOCK done;
    TP_POOL *pool = CreateThreadpool(NULL);
    char *aligned = _aligned_malloc(64, 64);

    memset(&stack, 0xcc, sizeof(stack));
    ok(QueryThreadpoolStackInformation(pool, &stack), "%lu\n", GetLastError());
    printf("%d %d, %x, %d\n", stack.StackReserve == header->OptionalHeader.SizeOfStackReserve,
           stack.StackCommit == header->OptionalHeader.SizeOfStackCommit, header->OptionalHeader.Magic,
           ((ULONG_PTR)aligned & 63) == 0);
    done.Status = (NTSTATUS)STATUS_CANCELLED;
    printf("bytes %d, status %lx %lx\n", (int)sizeof(letters), done.u.Status, done.Status);
    CloseThreadpool(pool);
    _aligned_free(aligned);
}
