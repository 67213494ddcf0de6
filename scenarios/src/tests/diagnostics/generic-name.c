#include <windows.h>

int main(void)
{
    MessageBox(NULL, TEXT("over"), TEXT("tpio"), MB_OK);
    return 0;
}
