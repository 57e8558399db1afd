BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.2
    $sandbox | Connect-GcOrg
    $kept = Join-Path $TestDrive 'kept.jsonl'
    $null = Invoke-GcBundleDeployment northwind-ivr dev, test -AuditPath $kept -GovernanceTag CHG-7
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Test-GcAuditLog' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $log = Join-Path $TestDrive "$(New-Guid)" 'audit.jsonl'
        $null = New-Item -ItemType Directory (Split-Path $log)
        Copy-Item $kept $log
    }

    It 'verifies an unmodified log' {
        $test = Test-GcAuditLog $log
        $test.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Auditing.GcAuditTest'
        $test.IsValid | Should -BeTrue
        $test.Entries | Should -Be @(Get-Content $log).Count
        $test.HeadHash | Should -Be (Get-Content $log | Select-Object -Last 1 | ConvertFrom-Json).hash
        $test.FirstBad | Should -BeNullOrEmpty
        $test | Out-String | Should -Match 'IsValid +: True'
    }

    It 'reports the first modified entry' {
        $lines = Get-Content $log
        $lines[2] = $lines[2] -replace 'CHG-7', 'CHG-8'
        $lines | Set-Content $log
        $test = Test-GcAuditLog $log
        $test.IsValid | Should -BeFalse
        $test.FirstBad.Kind | Should -Be 'Changed'
        $test.FirstBad.Sequence | Should -Be 3
        "$($test.FirstBad)" | Should -BeLike "${log}:3: Entry 3 was changed*"
        $test | Out-String -Width 200 | Should -Match 'Entry 3 was changed'
    }

    It 'reports the first removed entry, and moved entries' {
        $lines = Get-Content $log
        $lines[0, 1, 3, 4] | Set-Content $log
        (Test-GcAuditLog $log).FirstBad | ForEach-Object { "$($_.Kind) $($_.Sequence)" } | Should -Be 'Removed 3'
        $lines[0, 2, 1, 3] | Set-Content $log
        (Test-GcAuditLog $log).FirstBad | ForEach-Object { "$($_.Kind) $($_.Sequence)" } | Should -Be 'Reordered 2'
    }

    It 'detects with a saved hash that the end was removed' {
        $head = (Test-GcAuditLog $log).HeadHash
        Get-Content $log | Select-Object -SkipLast 2 | Set-Content "$log.new"
        Move-Item "$log.new" $log -Force
        Test-GcAuditLog $log -Quiet | Should -BeTrue
        $test = Test-GcAuditLog $log -HeadHash $head
        $test.FirstBad.Kind | Should -Be 'Truncated'
    }

    It 'still finds the saved hash after the log has grown' {
        $head = (Test-GcAuditLog $log).HeadHash
        $null = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $log
        Test-GcAuditLog $log -HeadHash $head -Quiet | Should -BeTrue
        (Get-GcAuditLog $log | Select-Object -Last 1).Event | Should -Be 'run_ended'
    }

    It 'reports an incomplete line that the next writer seals, and the writer does so' {
        $bytes = [System.IO.File]::ReadAllBytes($log)
        [System.IO.File]::WriteAllBytes($log, $bytes[0..($bytes.Length - 20)])
        (Test-GcAuditLog $log).FirstBad.Kind | Should -Be 'Torn'
        $null = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $log
        $test = Test-GcAuditLog $log
        $test.IsValid | Should -BeTrue
        $test.Sealed | Should -Be 1
        (Get-GcAuditLog $log -Event log_sealed).Facts.text | Should -BeLike '{"sequence":*'
    }

    It 'requires the key of a signed log' {
        $signed = Join-Path $TestDrive 'signed.jsonl'
        $env:GENESYS_AUDIT_KEY = 'a key that is kept elsewhere'
        try { $null = Invoke-GcBundleDeployment northwind-ivr dev -AuditPath $signed } finally { $env:GENESYS_AUDIT_KEY = $null }
        (Test-GcAuditLog $signed -Key (ConvertTo-SecureString 'a key that is kept elsewhere' -AsPlainText)).IsSigned | Should -BeTrue
        Test-GcAuditLog $signed -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Audit.KeyInvalid,*'
        Test-GcAuditLog $signed -Key (ConvertTo-SecureString 'another' -AsPlainText) -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        Get-Content $signed -Raw | Should -Not -Match 'kept elsewhere'
    }

    It 'verifies all files of a log' {
        $rotated = Join-Path $TestDrive 'rotated.jsonl'
        $env:GENESYS_AUDIT_MAX_SIZE = '4K'
        try { $null = Invoke-GcBundleDeployment northwind-ivr dev, test, prod -Force -AuditPath $rotated } finally { $env:GENESYS_AUDIT_MAX_SIZE = $null }
        $test = Test-GcAuditLog $rotated
        $test.IsValid | Should -BeTrue
        $test.Files.Count | Should -BeGreaterThan 1
        $test.Files[0] | Should -BeLike '*rotated.000001.jsonl'
        (Get-GcAuditLog $rotated).Sequence | Should -Be (1..$test.Entries)
    }

    It 'uses the log of the environment variable, and of the current folder' {
        $env:GENESYS_AUDIT_PATH = $log
        try { (Test-GcAuditLog).Path | Should -Be $log } finally { $env:GENESYS_AUDIT_PATH = 'off' }
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "$(New-Guid)" '.genesysarchitect')
        Copy-Item $kept (Join-Path $folder 'audit.jsonl')
        $env:GENESYS_AUDIT_PATH = $null
        Push-Location $folder.Parent
        try { Test-GcAuditLog -Quiet | Should -BeTrue } finally { Pop-Location; $env:GENESYS_AUDIT_PATH = 'off' }
    }

    It 'reports a missing log, and takes several logs from the pipeline' {
        Test-GcAuditLog (Join-Path $TestDrive 'none.jsonl') -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Audit.Missing,*'
        @((Join-Path $TestDrive 'none.jsonl'), $log | Test-GcAuditLog -Quiet -ErrorAction SilentlyContinue) | Should -Be $true
    }
}
