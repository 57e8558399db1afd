BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Stop-GcSandbox' {
    AfterEach { Stop-GcSandbox }

    It 'stops the one that is piped in, and leaves the others' {
        $one = Start-GcSandbox
        $other = Start-GcSandbox
        $one | Stop-GcSandbox
        Get-Process -Id $one.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-Process -Id $other.ProcessId | Should -Not -BeNullOrEmpty
    }

    It 'stops all that were started here when none is named' {
        $ids = (Start-GcSandbox).ProcessId, (Start-GcSandbox).ProcessId
        Stop-GcSandbox
        Get-Process -Id $ids -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'stops nothing with -WhatIf' {
        $sandbox = Start-GcSandbox
        Stop-GcSandbox -WhatIf
        Get-Process -Id $sandbox.ProcessId | Should -Not -BeNullOrEmpty
    }
}
