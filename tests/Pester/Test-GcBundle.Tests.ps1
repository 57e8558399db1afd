BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox
    $sandbox | Connect-GcOrg
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Test-GcBundle' {
    BeforeEach { Reset-Sandbox $sandbox }

    It 'tests a bundle for each environment, and changes nothing' {
        $tests = Test-GcBundle northwind-ivr -Environment test, prod
        $tests.Environment | Should -Be 'test', 'prod'
        $tests.Deployable | Should -Be $true, $true
        Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
    }

    It 'returns with -Quiet only whether it can be deployed' {
        Test-GcBundle northwind-ivr test -Quiet | Should -BeTrue
        Set-Sandbox $sandbox validations @{ 'northwind-ivr/test' = @{ errors = @(@{ code = 'flow.end'; message = 'Flow Main has no end.' }) } }
        Test-GcBundle northwind-ivr test -Quiet | Should -BeFalse
    }

    It 'never overrides an error, and a warning only with -OverrideValidation' {
        Set-Sandbox $sandbox validations @{ 'northwind-ivr/test' = @{ warnings = @(@{ code = 'queue.empty'; message = 'Queue Sales has no members.' }) } }
        $test = Test-GcBundle northwind-ivr test
        $test.Blocked.ErrorId | Should -Be 'Gc.Bundle.ValidationWarnings'
        (Test-GcBundle northwind-ivr test -OverrideValidation).Deployable | Should -BeTrue
        Set-Sandbox $sandbox validations @{ 'northwind-ivr/test' = @{ errors = @(@{ code = 'flow.end'; message = 'Flow Main has no end.' }) } }
        $test = Test-GcBundle northwind-ivr test -OverrideValidation
        $test.Blocked.ErrorId | Should -Be 'Gc.Bundle.ValidationFailed'
        $test.Errors -join ' ' | Should -BeLike '*Flow Main has no end.*'
    }

    It 'compares configurations given as objects, and assesses what is removed' {
        $current = @{ flows = @{ Main = @{ timeout = 30 }; Night = @{} }; prompts = @{ hello = 'Hi' } }
        $target = [pscustomobject]@{ flows = @{ Main = @{ timeout = 45 } }; prompts = @{ hello = 'Hi'; bye = 'Bye' } }
        $test = Test-GcBundle northwind-ivr test -CurrentConfig $current -TargetConfig $target
        $test.Diff.Removed | Should -Be 'flows.Night'
        $test.Diff.Added | Should -Be 'prompts.bye'
        $test.Diff.Modified | Should -Be 'flows.Main.timeout'
        $test.Impact | Should -Be 'High'
        $test.ImpactAssessment.CriticalRemovals | Should -Be 'flows.Night'
    }

    It 'reads configurations from JSON and YAML files' {
        '{"queues": {"Sales": {"size": 5}}}' | Set-Content "$TestDrive/current.json"
        "queues:`n  Sales:`n    size: 5`n" | Set-Content "$TestDrive/target.yaml"
        (Test-GcBundle northwind-ivr test -CurrentConfig "$TestDrive/current.json" -TargetConfig "$TestDrive/target.yaml").Diff.IsEmpty | Should -BeTrue
    }

    It 'reports errors in a file with file, line and column, and sends nothing' {
        "queues:`n  Sales: [1, 2`n" | Set-Content "$TestDrive/broken.yaml"
        $failure = { Test-GcBundle northwind-ivr test -TargetConfig "$TestDrive/broken.yaml" -ErrorAction Stop } | Should -Throw -PassThru
        $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Input.DocumentInvalid,*'
        "$failure" | Should -Match 'broken\.yaml:\d+:\d+: '
        Get-SandboxRequest $sandbox POST '/api/**' | Should -BeNullOrEmpty
    }

    It 'rejects a schema version other than the expected one' {
        (Test-GcBundle northwind-ivr test -SchemaVersion 2.0).Deployable | Should -BeTrue
        (Test-GcBundle northwind-ivr test -SchemaVersion 3.0).Blocked.ErrorId | Should -Be 'Gc.Bundle.SchemaMismatch'
    }

    It 'continues with the next bundle after one that does not exist' {
        $tests = 'no-such-bundle', 'northwind-ivr' | Test-GcBundle -Environment test -ErrorVariable failures -ErrorAction SilentlyContinue
        $tests.BundleId | Should -Be 'northwind-ivr'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.NotFound,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }
}
