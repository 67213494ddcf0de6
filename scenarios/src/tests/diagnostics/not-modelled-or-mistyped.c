#include <windows.h>
int main(void)
{
    FindFirstChangeNotificationW();
    WSARecv();
    CreateFiber();
    InitializeThreadPoolEnvironment();
    HeapAllocate();
    TlsAlocc();
    RtlUnknownToUs();
    return 0;
}
