BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
    $lock = Join-Path $TestDrive 'dependencies.lock'
    $null = Resolve-GcFlowDependency payments, callback -Environment prod -LockPath $lock
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Test-GcDependencyLock' {
    BeforeEach { Reset-Sandbox $sandbox }

    It 'reports that a lock file is current' {
        $test = Test-GcDependencyLock $lock
        $test.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Dependencies.GcDependencyLockTest'
        $test.IsCurrent | Should -BeTrue
        $test.LockHash | Should -Be $test.CurrentHash
        $test.Path | Should -Be $lock
        Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
    }

    It 'reads the flows that the lock file was made for' {
        $null = Test-GcDependencyLock $lock
        @(Get-SandboxRequest $sandbox GET '/api/v2/flows').Count | Should -Be 0
        @(Get-SandboxRequest $sandbox GET '/api/v2/flows/*/versions').path | Sort-Object | Should -Contain '/api/v2/flows/payments/versions'
    }

    It 'shows what was added and removed since' {
        Edit-SandboxFlow $sandbox payments @{ blocks = @(@{ id = 'a'; type = 'DataAction'; actionId = 'crm-case'; versionRange = '[2.0, )' }) }
        $test = Test-GcDependencyLock $lock
        $test.IsCurrent | Should -BeFalse
        $test.Added.ActionId | Should -Contain 'crm-case'
        $test.Removed.SourceFlowId | Select-Object -Unique | Should -Be 'payments'
        $test | Out-String -Width 200 | Should -Match 'False'
    }

    It 'reports why no lock can be made now' {
        Set-Sandbox $sandbox rules @{ method = 'GET'; path = '/api/v2/flows/payments/versions'; fault = 'ErrorStatus'; status = 403 } POST
        $test = Test-GcDependencyLock $lock
        $test.IsCurrent | Should -BeFalse
        $test.Error.ErrorId | Should -Be 'Gc.Dependency.LockRefused'
    }

    It 'detects a modified lock file' {
        $changed = Join-Path $TestDrive 'changed.lock'
        (Get-Content $lock -Raw) -replace '"version": "1.3"', '"version": "1.4"' | Set-Content $changed -NoNewline
        Test-GcDependencyLock $changed -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Dependency.LockInvalid,*'
        "$($failures[0])" | Should -BeLike "${changed}:*checksum*"
        Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
    }

    It 'ignores when and where it was made, and white space' {
        $moved = Join-Path $TestDrive 'moved.lock'
        (Get-Content $lock -Raw) -replace '"machine": "[^"]*"', '"machine": "another"' -replace '\n  ', "`n`t" | Set-Content $moved -NoNewline
        (Test-GcDependencyLock $moved).IsCurrent | Should -BeTrue
    }

    It 'rejects a file that is not a lock file' -ForEach '{}', '[]', 'text', '{"format_version":9}' {
        $file = Join-Path $TestDrive 'none.lock'
        Set-Content $file $_ -NoNewline
        Test-GcDependencyLock $file -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$($failures[0])" | Should -BeLike "${file}:1:*"
    }

    It 'verifies the checksum without a connection' {
        Disconnect-GcOrg
        try {
            $test = Get-ChildItem $lock | Test-GcDependencyLock -ChecksumOnly
            $test.LockHash | Should -Match '^[0-9a-f]{64}$'
            $test.CurrentHash | Should -BeNullOrEmpty
        }
        finally { $sandbox | Connect-GcOrg }
    }

    It 'takes several files, and continues after an invalid one' {
        $tests = "$TestDrive/none.lock", $lock | Test-GcDependencyLock -ErrorVariable failures -ErrorAction SilentlyContinue
        $tests.Path | Should -Be $lock
        $failures.Count | Should -Be 1
    }
}
