#include <windows.h>

int main(void)
{
    PlaySound(NULL, NULL, 0);
    PostThreadMessage(GetCurrentThreadId(), 0, 0, 0);
    return 0;
}
