BeforeAll { . $PSScriptRoot/Common.ps1 }

Describe 'Stop-GcSandbox' {
    AfterEach { Stop-GcSandbox }

    It 'stops the piped sandbox, and no others' {
        $one = Start-GcSandbox
        $other = Start-GcSandbox
        $one | Stop-GcSandbox
        Get-Process -Id $one.ProcessId -ErrorAction Ignore | Should -BeNullOrEmpty
        Get-Process -Id $other.ProcessId | Should -Not -BeNullOrEmpty
    }

    It 'stops all sandboxes of the runspace without input' {
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
