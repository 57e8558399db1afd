BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Resolve-GcFlowDependency' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $lock = Join-Path $TestDrive 'dependencies.lock'
        if (Test-Path $lock) { Remove-Item $lock }
    }

    Context 'the graph' {
        It 'reads all flows and their references, each once, and changes nothing' {
            $resolution = Resolve-GcFlowDependency -ErrorAction SilentlyContinue
            $resolution.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Dependencies.GcDependencyResolution'
            ($resolution.Nodes | Where-Object Kind -eq Flow).Id | Should -Contain 'main-ivr'
            ($resolution.Nodes | Where-Object Kind -eq Action).Id | Should -Contain 'customer-lookup'
            $resolution.Incomplete | Should -BeFalse
            $reads = @(Get-SandboxRequest $sandbox GET).path | Where-Object { $_ -ne '/api/v2/flows' }
            $reads.Count | Should -Be ($reads | Select-Object -Unique).Count
            $resolution.Requests | Should -BeGreaterOrEqual $reads.Count
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'reads the given flows and everything they refer to' {
            $resolution = Resolve-GcFlowDependency callback
            ($resolution.Nodes | Where-Object Kind -eq Flow).Id | Should -Be 'callback', 'customer-survey'
            $resolution.FlowIds | Should -Be 'callback'
        }

        It 'takes flows from the pipeline' {
            ('callback', 'payments' | Resolve-GcFlowDependency).FlowIds | Should -Be 'callback', 'payments'
            (Get-GcFlow callback | Resolve-GcFlowDependency).FlowIds | Should -Be 'callback'
        }

        It 'sends nothing for empty pipeline input' {
            @() | Resolve-GcFlowDependency | Should -BeNullOrEmpty
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }

        It 'returns edges, and waves in dependency order' {
            $resolution = Resolve-GcFlowDependency main-ivr -Environment prod -ErrorAction SilentlyContinue
            $wave = @{}
            $resolution.Waves | ForEach-Object { foreach ($node in $_.Nodes) { $wave["$node"] = $_.Number } }
            $resolution.Edges.Count | Should -BeGreaterThan 10
            $resolution.Edges | ForEach-Object { $wave["$($_.To)"] | Should -BeLessThan $wave["$($_.From)"] }
        }

        It 'reports an incomplete graph when a flow cannot be read' {
            Set-Sandbox $sandbox rules @{ method = 'GET'; path = '/api/v2/flows/payments/versions'; fault = 'ErrorStatus'; status = 403 } POST
            $resolution = Resolve-GcFlowDependency main-ivr -LockPath $lock -ErrorVariable failures -ErrorAction SilentlyContinue
            $resolution.Incomplete | Should -BeTrue
            ($resolution.Nodes | Where-Object Problem).Id | Should -Be 'payments'
            $failures.FullyQualifiedErrorId -like 'Gc.Api.PermissionMissing,*' | Should -HaveCount 1
            $failures.FullyQualifiedErrorId -like 'Gc.Dependency.LockRefused,*' | Should -HaveCount 1
            Test-Path $lock | Should -BeFalse
        }

        It 'reports a flow that does not exist' {
            $resolution = Resolve-GcFlowDependency nope -ErrorVariable failures -ErrorAction SilentlyContinue
            $resolution.Incomplete | Should -BeTrue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.NotFound,*'
            $failures[0].TargetObject | Should -Be 'nope'
        }

        It 'reports a cycle with its path' {
            Edit-SandboxFlow $sandbox customer-survey @{ references = @('callback') }
            $resolution = Resolve-GcFlowDependency callback -LockPath $lock -ErrorVariable failures -ErrorAction SilentlyContinue
            "$($resolution.Cycles)" | Should -Be 'flow callback → flow customer-survey → flow callback'
            ($failures | Where-Object FullyQualifiedErrorId -like 'Gc.Dependency.Cycle,*').ToString() | Should -BeLike '*flow callback → flow customer-survey → flow callback*'
            ($resolution.Nodes | Where-Object IsInCycle).Id | Should -Be 'callback', 'customer-survey'
            Test-Path $lock | Should -BeFalse
        }
    }

    Context 'versions' {
        It 'selects the highest version that satisfies all ranges, as objects for the pipeline' {
            $dependencies = Resolve-GcFlowDependency payments -Environment prod | Select-Object -ExpandProperty Dependencies
            $dependencies | Should -Not -BeNullOrEmpty
            ($dependencies | Where-Object ActionId -eq customer-lookup).Version | Select-Object -Unique | Should -Be '1.3'
            $dependencies.EnvironmentId | Select-Object -Unique | Should -Be 'prod'
            ($dependencies | Where-Object ActionId -eq payment-gateway).SourceFlowId | Should -Be 'payments'
        }

        It 'reports a conflict with each range, who requires it, and the published versions' {
            $resolution = Resolve-GcFlowDependency main-ivr -Environment prod -ErrorVariable failures -ErrorAction SilentlyContinue
            $conflict = $resolution.Conflicts
            $conflict.ActionId | Should -Be 'order-lookup'
            $conflict.Requests.Range | Sort-Object -Unique | Should -Be '[1.0, 2.0]', '[2.1, 2.3]'
            $conflict.Requests.RequestedBy.Id | Sort-Object -Unique | Should -Be 'order-status', 'returns'
            $conflict.Published | Should -Contain '2.2'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Dependency.Conflict,*'
            $failures[0].TargetObject | Should -Be 'order-lookup'
            ($resolution.Nodes | Where-Object HasConflict).Id | Should -Be 'order-lookup'
        }

        It 'selects <taken> with -Fallback <fallback>, and marks it' -ForEach @(@{ fallback = 'Highest'; taken = '3.0' }, @{ fallback = 'Lowest'; taken = '1.0' }) {
            $resolution = Resolve-GcFlowDependency main-ivr -Environment prod -Fallback $fallback -ErrorVariable failures -WarningVariable warnings -WarningAction SilentlyContinue
            $uses = $resolution.Dependencies | Where-Object ActionId -eq order-lookup
            $uses.Version | Select-Object -Unique | Should -Be $taken
            $uses.IsFallback | Select-Object -Unique | Should -BeTrue
            $failures | Should -BeNullOrEmpty
            "$warnings" | Should -BeLike '*order-lookup*'
        }

        It 'terminates with -FailOnConflict, and writes no lock file' {
            { Resolve-GcFlowDependency main-ivr -Environment prod -FailOnConflict -LockPath $lock -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'Gc.Dependency.Conflict,*'
            Test-Path $lock | Should -BeFalse
        }
    }

    Context 'the lock file' {
        It 'is identical except for when and where it was made' {
            $other = Join-Path $TestDrive 'other.lock'
            $first = Resolve-GcFlowDependency payments -Environment prod -LockPath $lock
            $null = Resolve-GcFlowDependency payments -Environment prod -LockPath $other
            $content = foreach ($file in $lock, $other) { (Get-Content $file -Raw) -replace '(?s)"generated".*' }
            $content[0] | Should -BeExactly $content[1]
            ($content[0] -split "`n" -match 'sha256') | Should -BeLike "*$($first.LockHash)*"
            $read = Get-Content $lock -Raw | ConvertFrom-Json
            $read.format_version | Should -Be 1
            $read.dependencies[0].PSObject.Properties.Name | Should -Be 'action_id', 'version', 'version_range', 'environment_id', 'source_flow_id'
        }

        It 'can be read only by its owner' -Skip:$IsWindows {
            $null = Resolve-GcFlowDependency payments -Environment prod -LockPath $lock
            (Get-Item $lock).UnixMode | Should -Be '-rw-------'
        }

        It 'is left unchanged if the content is the same' {
            $null = Resolve-GcFlowDependency payments -Environment prod -LockPath $lock
            $before = Get-Content $lock -Raw
            $null = Resolve-GcFlowDependency payments -Environment prod -LockPath $lock
            Get-Content $lock -Raw | Should -BeExactly $before
        }

        It 'is not replaced without -Update, and the differences are shown' {
            $null = Resolve-GcFlowDependency payments -Environment prod -LockPath $lock
            $before = Get-Content $lock -Raw
            $resolution = Resolve-GcFlowDependency payments -Environment dev -LockPath $lock -ErrorVariable failures -ErrorAction SilentlyContinue
            $resolution.Dependencies | Should -Not -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Dependency.LockDiffers,*'
            "$($failures[0])" | Should -BeLike '*+ customer-lookup*in dev*- customer-lookup*in prod*'
            Get-Content $lock -Raw | Should -BeExactly $before
            $null = Resolve-GcFlowDependency payments -Environment dev -LockPath $lock -Force
            (Test-GcDependencyLock $lock).LockHash | Should -Be $resolution.LockHash
        }

        It 'is not written with -WhatIf' {
            $resolution = Resolve-GcFlowDependency payments -LockPath $lock -RegistryUri "$($sandbox.BaseUri)registry/lock" -WhatIf
            $resolution.Dependencies | Should -Not -BeNullOrEmpty
            Test-Path $lock | Should -BeFalse
            Get-SandboxRequest $sandbox POST '/registry/**' | Should -BeNullOrEmpty
        }
    }

    Context 'the registry' {
        It 'receives the lock file as it is on disk, once, with its own token and not the platform token' {
            $token = ConvertTo-SecureString 'registry-token' -AsPlainText
            1..2 | ForEach-Object { $null = Resolve-GcFlowDependency payments -Environment prod -LockPath $lock -RegistryUri "$($sandbox.BaseUri)registry/lock" -RegistryToken $token }
            $sent = @(Get-SandboxRequest $sandbox POST '/registry/**')
            $sent.Count | Should -Be 2
            $sent.status | Should -Be 201, 200
            $sent[0].body | Should -BeExactly (Get-Content $lock -Raw)
        }

        It 'reports a different lock file in the registry' {
            $null = Resolve-GcFlowDependency payments -Environment prod -RegistryUri "$($sandbox.BaseUri)registry/lock"
            $null = Resolve-GcFlowDependency payments -Environment dev -RegistryUri "$($sandbox.BaseUri)registry/lock" -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Dependency.RegistryRefused,*'
            "$($failures[0])" | Should -BeLike '*409*'
        }

        It 'rejects an insecure address, and sends nothing' {
            { Resolve-GcFlowDependency payments -RegistryUri 'http://registry.example.com/x' } | Should -Throw -ErrorId 'Gc.Input.ValueInvalid,*'
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }
    }

    It 'stops although the platform has not responded' {
        Suspend-SandboxAnswer $sandbox GET '/api/v2/flows/*/versions'
        $started = Start-Command 'Resolve-GcFlowDependency -Connection $org'
        Wait-SandboxRequest $sandbox GET '/api/v2/flows/*/versions' -Held
        Stop-Command $started
        Get-SandboxRequest $sandbox GET '/api/v2/flows/*/versions' | Where-Object status | Should -BeNullOrEmpty
    }

    It 'shows a resolution as a list, and its parts as tables' {
        $resolution = Resolve-GcFlowDependency payments -Environment prod
        $resolution | Out-String | Should -Match '(?s)Nodes +: \d+ flows, \d+ data actions.*LockHash +: [0-9a-f]{64}'
        $resolution.Dependencies | Out-String -Width 120 | Should -Match 'customer-lookup +1\.3 +\[1\.0, 2\.0\) +prod +payments'
        $resolution.Waves | Out-String -Width 120 | Should -Match '1 +\d action '
    }
}
