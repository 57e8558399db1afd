BeforeAll { . $PSScriptRoot/Common.ps1 }

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Start-GcSandbox' {
    It 'starts a sandbox on a free loopback port' {
        $sandbox = Start-GcSandbox
        $sandbox.BaseUri.IsLoopback | Should -BeTrue
        $sandbox.IsRunning | Should -BeTrue
        Get-Process -Id $sandbox.ProcessId | Should -Not -BeNullOrEmpty
        { $sandbox | Connect-GcOrg } | Should -Not -Throw
    }

    It 'ends deployments with the specified outcome' {
        $sandbox = Start-GcSandbox -JobDuration 0.2 -Outcome @{ 'northwind-ivr/prod' = 'failed' }
        $sandbox | Connect-GcOrg
        $result = Invoke-GcBundleDeployment northwind-ivr prod -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'FAILED'
    }

    It 'reports an invalid option' {
        $failure = { Start-GcSandbox -Option '--no-such-option' } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Sandbox.Unavailable,*'
        "$failure" | Should -BeLike '*--no-such-option*'
    }

    It 'reports that dotnet is required if it is missing' {
        $path, $root, $hostPath = $env:PATH, $env:DOTNET_ROOT, $env:DOTNET_HOST_PATH
        try {
            $env:PATH = $TestDrive
            $env:DOTNET_ROOT = $env:DOTNET_HOST_PATH = $null
            $failure = { Start-GcSandbox } | Should -Throw -PassThru
            $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Sandbox.Unavailable,*'
            "$failure" | Should -BeLike '*dotnet*'
        }
        finally {
            $env:PATH, $env:DOTNET_ROOT, $env:DOTNET_HOST_PATH = $path, $root, $hostPath
        }
    }

    It 'ends with the PowerShell that started it' {
        $id = [int] (Invoke-Child '(Start-GcSandbox).ProcessId').Trim()
        Wait-Until { -not (Get-Process -Id $id -ErrorAction Ignore) } -Because 'the sandbox ends'
    }
}
