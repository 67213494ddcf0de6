#include <windows.h>
int main(void)
{
    ReadDirectoryChangesW();
    WSARecv();
    CreateFiber();
    InitializeThreadPoolEnvironment();
    HeapAllocate();
    TlsAlocc();
    RtlUnknownToUs();
    return 0;
}
