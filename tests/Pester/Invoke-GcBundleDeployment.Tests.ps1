BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -JobDuration 0.1
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Invoke-GcBundleDeployment' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'when it succeeds' {
        It 'deploys a bundle and reports it as an object' {
            $result = Invoke-GcBundleDeployment -BundleId northwind-ivr -Environment dev
            $result.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Bundles.GcBundleDeployment'
            $result.BundleId | Should -Be 'northwind-ivr'
            $result.Environment | Should -Be 'dev'
            $result.Status | Should -Be 'COMPLETED'
            $result.RolledBack | Should -BeFalse
            $result.Impact | Should -Be 'Low'
            $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
            $result.LatencyMs | Should -BeGreaterThan 0
            $result.CorrelationId | Should -Not -BeNullOrEmpty
            @(Get-SandboxRequest $sandbox POST '/api/v2/architect/bundles/northwind-ivr/deploy').Count | Should -Be 1
        }

        It 'deploys to several environments in parallel' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/*' = @{ outcome = 'stuck' } }
            $started = Start-Command 'Invoke-GcBundleDeployment northwind-ivr dev, test, staging -Connection $org'
            Wait-Until { (Get-SandboxState $sandbox).facts.maxActiveDeployments -eq 3 } -Because 'all three are active at the same time'
            Complete-SandboxJob $sandbox
            $results = Receive-Command $started
            $results.Environment | Sort-Object | Should -Be 'dev', 'staging', 'test'
            $results.Status | Select-Object -Unique | Should -Be 'COMPLETED'
        }

        It 'takes bundle and environment from the pipeline by property name' {
            $results = "BundleId,Environment`nnorthwind-ivr,dev`nholiday-hours,test" | ConvertFrom-Csv | Invoke-GcBundleDeployment
            $results.BundleId | Sort-Object | Should -Be 'holiday-hours', 'northwind-ivr'
        }

        It 'sends the parameters of the organization API' {
            $null = Invoke-GcBundleDeployment northwind-ivr dev -Api Organization -Overwrite -ConflictResolution MANUAL -WebhookUri 'https://hooks.example.com/x'
            $body = (Get-SandboxRequest $sandbox POST '/api/v2/architect/bundles/deploy').body | ConvertFrom-Json
            $body.targets | Should -Be 'dev'
            $body.overwrite | Should -BeTrue
            $body.conflictResolution | Should -Be 'MANUAL'
            $body.webhookUrl | Should -Be 'https://hooks.example.com/x'
        }

        It 'sends the parameters of the bundle API' {
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

        It 'returns with -NoWait while the deployment is running, and can be waited for later' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'stuck' } }
            $started = Invoke-GcBundleDeployment northwind-ivr dev -NoWait
            $started.Status | Should -Be 'PENDING'
            Complete-SandboxJob $sandbox
            ($started | Wait-GcBundleDeployment).Status | Should -Be 'COMPLETED'
        }

        It 'only validates on the platform with -ValidateOnly' {
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
        It 'rolls back a failed deployment, and reports both' {
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

        It 'reports a failed rollback as a separate error' {
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

        It 'reports that a stuck deployment continues, and how to re-attach' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'stuck' } }
            $result = Invoke-GcBundleDeployment northwind-ivr dev -Timeout 0.2 -ErrorVariable failures -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'PENDING'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bundle.DeploymentTimeout,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "*Wait-GcBundleDeployment -DeploymentId $($result.DeploymentId)*"
        }

        It 'cancels a stuck deployment with -OnTimeout Cancel' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'stuck' } }
            $result = Invoke-GcBundleDeployment northwind-ivr dev -Timeout 0.2 -OnTimeout Cancel -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'CANCELLED'
        }

        It 'continues with the other items, with an error for each failed item' {
            $results = [pscustomobject]@{ BundleId = 'no-such-bundle'; Environment = 'dev' }, [pscustomobject]@{ BundleId = 'northwind-ivr'; Environment = 'dev' } |
                Invoke-GcBundleDeployment -ErrorVariable failures -ErrorAction SilentlyContinue
            $results.Status | Should -Be 'COMPLETED'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.NotFound,*'
            $failures[0].TargetObject | Should -Be 'no-such-bundle'
        }

        It 'completes the others before an error stops the pipeline' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'failed' }; 'northwind-ivr/prod' = @{ outcome = 'failed'; jobDuration = 3600 } }
            $started = Start-Command 'try { Invoke-GcBundleDeployment northwind-ivr dev, prod -Connection $org -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }'
            Wait-Until { 'ROLLED_BACK' -in (Get-SandboxState $sandbox).deployments.status } -Because 'the first has failed and is rolled back'
            $started.Running.IsCompleted | Should -BeFalse
            Complete-SandboxJob $sandbox
            Receive-Command $started | Select-Object -Last 1 | Should -BeLike 'Gc.Bundle.DeploymentFailed,*'
            (Get-GcBundleDeployment).Status | Should -Be @('ROLLED_BACK', 'ROLLED_BACK')
        }

        It 'ends with one error when the connection fails' {
            $refused = Connect-GcOrg -BaseUri 'http://127.0.0.1:9' -AccessToken (ConvertTo-SecureString 'token' -AsPlainText) -PassThru
            try {
                $failure = { Invoke-GcBundleDeployment northwind-ivr dev, test -Connection $refused } | Should -Throw -PassThru
                $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Api.Unreachable,*'
            }
            finally { $sandbox | Connect-GcOrg }
        }

        It 'fails immediately with -NoQueue when all slots are in use, and submits nothing' {
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

    Context 'confirmation' {
        It 'writes the plan with -WhatIf, and sends nothing that changes anything' {
            $plan = Invoke-GcBundleDeployment northwind-ivr dev, prod -CurrentConfig @{ flows = @{ Night = 1 } } -TargetConfig @{} -WhatIf
            $plan.Change | Should -Be 'Deploy', 'Deploy'
            $plan.Impact | Should -Be 'High', 'High'
            $plan[0].Diff.Removed | Should -Be 'flows'
            $plan[0].Address.Name | Should -Be 'northwind-ivr@dev'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
            @(Get-SandboxRequest $sandbox POST '**/validate').Count | Should -Be 2
        }

        It 'submits nothing when -Confirm is declined, and deploys when it is accepted' {
            $text = Invoke-Child "$(Get-ConnectCommand $sandbox) 1..2 | ForEach-Object { Invoke-GcBundleDeployment northwind-ivr dev -Confirm | Format-Table Status; 'DEPLOYMENTS:'; (Get-GcBundleDeployment).Count }" -Answer 'n', 'y'
            $text | Should -Match '(?s)^(?!.*COMPLETED.*DEPLOYMENTS:\s+0).*DEPLOYMENTS:\s+0\s.*COMPLETED.*DEPLOYMENTS:\s+1\s*$'
        }

        It 'asks for confirmation of a high-impact change' {
            $text = Invoke-Child "$(Get-ConnectCommand $sandbox) 1..2 | ForEach-Object { Invoke-GcBundleDeployment northwind-ivr dev -CurrentConfig @{ queues = @{ Sales = 1 } } -TargetConfig @{} | Format-Table Status; 'DEPLOYMENTS:'; (Get-GcBundleDeployment).Count }" -Answer 'n', 'y'
            $text | Should -Match '(?s)high-impact.*removes queues.*DEPLOYMENTS:\s+0\s.*COMPLETED.*DEPLOYMENTS:\s+1\s*$'
        }

        It 'requires -Force in a non-interactive session, and does not ask with it' {
            $command = (Get-ConnectCommand $sandbox) + 'Invoke-GcBundleDeployment northwind-ivr dev -CurrentConfig @{ queues = @{ Sales = 1 } } -TargetConfig @{}'
            $text = Invoke-Child "$command -ErrorVariable failures -ErrorAction SilentlyContinue; `$failures.FullyQualifiedErrorId; `$failures.ErrorDetails.RecommendedAction; 'DEPLOYMENTS:'; (Get-GcBundleDeployment).Count; $($command -replace '.*; (?=Invoke)') -Force | Format-Table Status" -NonInteractive
            $text | Should -Match '(?s)Gc\.Run\.ConfirmationRequired.*-Force.*DEPLOYMENTS:\s+0\s.*COMPLETED'
        }
    }

    Context 'when it is stopped' {
        BeforeEach { Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/*' = @{ outcome = 'stuck' } } }

        It 'returns while the deployment is running, and does not change it' {
            $started = Start-Command 'Invoke-GcBundleDeployment northwind-ivr dev -Connection $org'
            Wait-SandboxRequest $sandbox GET '**/deployments/dep-*'
            Stop-Command $started
            Get-SandboxRequest $sandbox DELETE | Should -BeNullOrEmpty
            (Get-GcBundleDeployment -Connection $org).Status | Should -Be 'PENDING'
        }

        It 'cancels the deployment on the platform with -CancelOnStop' {
            $started = Start-Command 'Invoke-GcBundleDeployment northwind-ivr dev -CancelOnStop -Connection $org'
            Wait-SandboxRequest $sandbox GET '**/deployments/dep-*'
            Stop-Command $started
            (Get-GcBundleDeployment -Connection $org).Status | Should -Be 'CANCELLED'
        }

        It 'stops cleanly when downstream commands need no more' {
            Set-Sandbox $sandbox outcomes @{ 'northwind-ivr/dev' = @{ outcome = 'completed' } }
            $first = Receive-Command (Start-Command 'Invoke-GcBundleDeployment northwind-ivr dev, test, staging, prod -Connection $org | Select-Object -First 1')
            $first.Environment | Should -Be 'dev'
            $first.Status | Should -Be 'COMPLETED'
        }
    }

    Context 'with a shared connection' {
        It 'uses at most three active deployments and one token in ForEach-Object -Parallel' {
            $shared = $sandbox | Connect-GcOrg -PassThru
            $module = $ModuleFolder
            $statuses = 'dev', 'test', 'staging', 'prod', 'dev', 'test' | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:module
                (Invoke-GcBundleDeployment northwind-ivr $_ -Connection $using:shared).Status.Value
            }
            $statuses | Should -Be (@('COMPLETED') * 6)
            (Get-SandboxState $sandbox).facts.maxActiveDeployments | Should -BeIn 1, 2, 3
            @(Get-SandboxRequest $sandbox POST '/oauth/token').Count | Should -BeLessOrEqual 2
        }
    }
}
