BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.5
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll { Stop-GcSandbox }

Describe 'Invoke-GcBundleDeployment' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'when all goes well' {
        It 'deploys a bundle and reports it as an object' {
            $result = Invoke-GcBundleDeployment -BundleId northwind-ivr -Environment dev
            $result.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Bundles.GcBundleDeployment'
            $result.BundleId | Should -Be 'northwind-ivr'
            $result.Environment | Should -Be 'dev'
            $result.Status | Should -Be 'COMPLETED'
            $result.RolledBack | Should -BeFalse
            $result.Impact | Should -Be 'Low'
            $result.Duration.TotalSeconds | Should -BeGreaterThan 0.3
            $result.LatencyMs | Should -BeGreaterThan 500
            $result.CorrelationId | Should -Not -BeNullOrEmpty
            @(Get-SandboxRequest $sandbox POST '/api/v2/architect/bundles/northwind-ivr/deploy').Count | Should -Be 1
        }

        It 'deploys to several environments side by side' {
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $results = Invoke-GcBundleDeployment northwind-ivr dev, test, staging
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 3
            $results.Environment | Sort-Object | Should -Be 'dev', 'staging', 'test'
            $results.Status | Select-Object -Unique | Should -Be 'COMPLETED'
        }

        It 'takes bundle and environment from the pipeline by property name' {
            $results = "BundleId,Environment`nnorthwind-ivr,dev`nholiday-hours,test" | ConvertFrom-Csv | Invoke-GcBundleDeployment
            $results.BundleId | Sort-Object | Should -Be 'holiday-hours', 'northwind-ivr'
        }

        It 'sends what the organisation level asks for' {
            $null = Invoke-GcBundleDeployment northwind-ivr dev -Api Organization -Overwrite -ConflictResolution MANUAL -WebhookUri 'https://hooks.example.com/x'
            $body = (Get-SandboxRequest $sandbox POST '/api/v2/architect/bundles/deploy').body | ConvertFrom-Json
            $body.targets | Should -Be 'dev'
            $body.overwrite | Should -BeTrue
            $body.conflictResolution | Should -Be 'MANUAL'
            $body.webhookUrl | Should -Be 'https://hooks.example.com/x'
        }

        It 'sends what the bundle level asks for' {
            $null = Invoke-GcBundleDeployment northwind-ivr dev -TargetConfig @{ flows = @{ Main = @{} } } -DependencyMatrix @{ flows = 'Main'; queues = 'Sales', 'Care' } -NoRollback -MaxFlowCount 7
            $body = (Get-SandboxRequest $sandbox POST '/api/v2/architect/bundles/northwind-ivr/deploy').body | ConvertFrom-Json
            $body.environmentId | Should -Be 'dev'
            $body.rollbackOnFailure | Should -BeFalse
            $body.dependencyMatrix.flows | Should -Be 'Main'
            $body.dependencyMatrix.queues | Should -Be 'Sales', 'Care'
            $body.dependencyMatrix.order | Should -Be 'queues', 'flows'
            $body.targetConfig.flows.PSObject.Properties.Name | Should -Be 'Main'
            $validation = (Get-SandboxRequest $sandbox POST '**/validate').body | ConvertFrom-Json
            $validation.capacityConstraints.maxFlowCount | Should -Be 7
        }

        It 'returns at once with -NoWait, and the deployment can be followed later' {
            $started = Invoke-GcBundleDeployment northwind-ivr dev -NoWait
            $started.Status | Should -BeIn 'PENDING', 'IN_PROGRESS'
            ($started | Wait-GcBundleDeployment).Status | Should -Be 'COMPLETED'
        }

        It 'only has the platform validate with -ValidateOnly' {
            (Invoke-GcBundleDeployment northwind-ivr dev -ValidateOnly).Status | Should -Be 'VALIDATED'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'shows as a table' {
            $text = Invoke-GcBundleDeployment northwind-ivr dev | Out-String -Width 200
            $text | Should -Match 'BundleId\s+Environment\s+Status'
            $text | Should -Match 'northwind-ivr\s+dev\s+COMPLETED'
        }
    }

    Context 'when it fails' {
        It 'rolls back what failed, and reports both' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/prod' = @{ outcome = 'failed' } }
            $result = Invoke-GcBundleDeployment northwind-ivr prod -ErrorVariable failures -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'FAILED'
            $result.RolledBack | Should -BeTrue
            $result.RollbackStatus | Should -Be 'ROLLED_BACK'
            $result.Errors.Count | Should -BeGreaterThan 0
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentFailed,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            @(Get-SandboxRequest $sandbox POST '**/rollback').Count | Should -Be 1
        }

        It 'reports a rollback that fails too as an error of its own' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/prod' = @{ outcome = 'failed'; rollbackWorks = $false } }
            $result = Invoke-GcBundleDeployment northwind-ivr prod -ErrorVariable failures -ErrorAction SilentlyContinue
            $result.RolledBack | Should -BeFalse
            $failures.FullyQualifiedErrorId | Should -Be @('Gc.Bundle.DeploymentFailed,GenesysArchitect.Cmdlets.Bundles.InvokeGcBundleDeploymentCommand', 'Gc.Bundle.RollbackFailed,GenesysArchitect.Cmdlets.Bundles.InvokeGcBundleDeploymentCommand')
        }

        It 'leaves it as it is with -NoRollback' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/prod' = @{ outcome = 'failed' } }
            $result = Invoke-GcBundleDeployment northwind-ivr prod -NoRollback -ErrorAction SilentlyContinue
            $result.RolledBack | Should -BeFalse
            Get-SandboxRequest $sandbox POST '**/rollback' | Should -BeNullOrEmpty
        }

        It 'says that a stuck deployment goes on, and how to re-attach' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'stuck' } }
            $result = Invoke-GcBundleDeployment northwind-ivr dev -Timeout 1.2 -ErrorVariable failures -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'PENDING'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentTimeout,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "*Wait-GcBundleDeployment -DeploymentId $($result.DeploymentId)*"
        }

        It 'cancels a stuck deployment with -OnTimeout Cancel' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'stuck' } }
            $result = Invoke-GcBundleDeployment northwind-ivr dev -Timeout 1.2 -OnTimeout Cancel -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'CANCELLED'
        }

        It 'goes on with the other items, each error being about its own' {
            $results = [pscustomobject]@{ BundleId = 'no-such-bundle'; Environment = 'dev' }, [pscustomobject]@{ BundleId = 'northwind-ivr'; Environment = 'dev' } |
                Invoke-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
            $results.Status | Should -Be 'COMPLETED'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.NotFound,*'
            $failures[0].TargetObject | Should -Be 'no-such-bundle'
        }

        It 'sees the others to their end before an error stops the pipeline' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'failed'; jobDuration = 0.1 }; 'northwind-ivr/prod' = @{ outcome = 'failed'; jobDuration = 2 } }
            { Invoke-GcBundleDeployment northwind-ivr dev, prod -ErrorAction Stop } | Should -Throw -ErrorId 'Gc.Bundle.DeploymentFailed,*'
            (Get-GcBundleDeployment).Status | Should -Be @('ROLLED_BACK', 'ROLLED_BACK')
        }

        It 'ends with one error when the connection is at fault' {
            $refused = Connect-GcOrg -BaseUri 'http://127.0.0.1:9' -AccessToken (ConvertTo-SecureString 'token' -AsPlainText) -PassThru
            try {
                $failure = { Invoke-GcBundleDeployment northwind-ivr dev, test -Connection $refused } | Should -Throw -PassThru
                $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Api.Unreachable,*'
            }
            finally { $sandbox | Connect-GcOrg }
        }

        It 'fails at once with -NoQueue when all slots are taken, and submits nothing' {
            1..3 | ForEach-Object { Set-Sandbox $sandbox deployments @{ bundleId = 'holiday-hours' } POST }
            Invoke-GcBundleDeployment northwind-ivr dev -NoQueue -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.LimitReached,*'
            $failures[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
            "$($failures[0])" | Should -BeLike '*holiday-hours*'
            Get-SandboxRequest $sandbox POST '**/deploy' | Should -BeNullOrEmpty
        }

        It 'stops at validation errors, and submits nothing' {
            Set-Sandbox $sandbox validations @{ 'northwind-ivr/dev' = @{ errors = @(@{ code = 'flow.end'; message = 'Flow Main has no end.' }) } }
            Invoke-GcBundleDeployment northwind-ivr dev -OverrideValidation -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.ValidationFailed,*'
            "$($failures[0])" | Should -BeLike '*Flow Main has no end.*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }
    }

    Context 'when it is asked first' {
        It 'writes the plan with -WhatIf, and sends nothing that changes anything' {
            $plan = Invoke-GcBundleDeployment northwind-ivr dev, prod -CurrentConfig @{ flows = @{ Night = 1 } } -TargetConfig @{} -WhatIf
            $plan.Change | Should -Be 'Deploy', 'Deploy'
            $plan.Impact | Should -Be 'High', 'High'
            $plan[0].Diff.Removed | Should -Be 'flows'
            $plan[0].Address.Name | Should -Be 'northwind-ivr@dev'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
            @(Get-SandboxRequest $sandbox POST '**/validate').Count | Should -Be 2
        }

        It 'submits nothing when -Confirm is answered with no, and deploys when with yes' {
            $command = (Get-ConnectCommand $sandbox) + 'Invoke-GcBundleDeployment northwind-ivr dev -Confirm | Format-Table Status'
            Invoke-Child $command -Answer 'n' | Should -Not -BeLike '*COMPLETED*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
            Invoke-Child $command -Answer 'y' | Should -BeLike '*COMPLETED*'
        }

        It 'asks before a change of high impact' {
            $command = (Get-ConnectCommand $sandbox) + 'Invoke-GcBundleDeployment northwind-ivr dev -CurrentConfig @{ queues = @{ Sales = 1 } } -TargetConfig @{} | Format-Table Status'
            $text = Invoke-Child $command -Answer 'n'
            $text | Should -BeLike '*high impact*removes queues*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
            Invoke-Child $command -Answer 'y' | Should -BeLike '*COMPLETED*'
        }

        It 'says -Force where there is nobody to ask, and does not ask with it' {
            $command = (Get-ConnectCommand $sandbox) + 'Invoke-GcBundleDeployment northwind-ivr dev -CurrentConfig @{ queues = @{ Sales = 1 } } -TargetConfig @{}'
            $text = Invoke-Child "$command -ErrorVariable failures -ErrorAction SilentlyContinue; `$failures.FullyQualifiedErrorId; `$failures.ErrorDetails.RecommendedAction" -NonInteractive
            $text | Should -BeLike '*Gc.Run.ConfirmationRequired*-Force*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
            Invoke-Child "$command -Force | Format-Table Status" -NonInteractive | Should -BeLike '*COMPLETED*'
        }
    }

    Context 'when it is stopped' {
        BeforeEach { Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/*' = @{ outcome = 'stuck' } } }

        BeforeAll {
            # Stops a command in mid-poll as Ctrl+C does, and returns how long it took to come back.
            function Stop-MidPoll([string] $Command) {
                $shell = [powershell]::Create()
                try {
                    $null = $shell.AddScript("param(`$org) Import-Module '$ModuleFolder'; $Command").AddArgument($org)
                    $running = $shell.BeginInvoke()
                    $deadline = [DateTime]::UtcNow.AddSeconds(20)
                    while (-not (Get-SandboxRequest $sandbox GET '**/deployments/dep-*') -and [DateTime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 50 }
                    $watch = [Diagnostics.Stopwatch]::StartNew()
                    $shell.Stop()
                    $watch.Elapsed.TotalSeconds
                }
                finally { $shell.Dispose() }
            }
        }

        It 'returns at once, and leaves the deployment alone' {
            Stop-MidPoll 'Invoke-GcBundleDeployment northwind-ivr dev -Connection $org' | Should -BeLessThan 5
            Get-SandboxRequest $sandbox DELETE | Should -BeNullOrEmpty
            (Get-GcBundleDeployment -Connection $org).Status | Should -Be 'PENDING'
        }

        It 'cancels the deployment at the platform with -CancelOnStop' {
            Stop-MidPoll 'Invoke-GcBundleDeployment northwind-ivr dev -CancelOnStop -Connection $org' | Should -BeLessThan 8
            (Get-GcBundleDeployment -Connection $org).Status | Should -Be 'CANCELLED'
        }

        It 'stops cleanly when nobody downstream wants more' {
            Reset-Sandbox $sandbox
            $watch = [Diagnostics.Stopwatch]::StartNew()
            $first = Invoke-GcBundleDeployment northwind-ivr dev, test, staging, prod | Select-Object -First 1
            $first.Status | Should -Be 'COMPLETED'
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
        }
    }

    Context 'when many share one connection' {
        It 'keeps to three active deployments and one token over ForEach-Object -Parallel' {
            $shared = $sandbox | Connect-GcOrg -PassThru
            $module = $ModuleFolder
            $statuses = 'dev', 'test', 'staging', 'prod', 'dev', 'test' | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:module
                (Invoke-GcBundleDeployment northwind-ivr $_ -Connection $using:shared).Status.Value
            }
            $statuses | Should -Be (@('COMPLETED') * 6)
            $facts = (Invoke-RestMethod "$($sandbox.BaseUri)sandbox/state").facts
            $facts.mostActiveDeployments | Should -BeLessOrEqual 3
            @(Get-SandboxRequest $sandbox POST '/oauth/token').Count | Should -BeLessOrEqual 2
        }
    }
}
