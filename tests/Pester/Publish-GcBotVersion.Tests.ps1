BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.1'
    $org = $sandbox | Connect-GcOrg -PassThru

    # The versions in publish requests, as bot/version, oldest first.
    function Get-Publish($Sandbox) {
        @(Get-SandboxWrite $Sandbox).path -replace '^/api/v2/conversations/bots/(.+)/versions/(.+)/publish$', '$1/$2'
    }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Publish-GcBotVersion' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'when it succeeds' {
        It 'publishes a version with its dependencies once, and returns all details' {
            $published = Publish-GcBotVersion order-bot 2.0 -Flow main-ivr, payments -Skill billing -Environment prod -RolloutPercentage 25
            $published.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Bots.GcBotVersion'
            $published.BotId | Should -Be 'order-bot'
            $published.VersionId | Should -Be '2.0'
            $published.PreviousVersionId | Should -Be '1.2'
            $published.State | Should -Be 'published'
            $published.Change | Should -Be 'Publish'
            $published.RolledBack | Should -BeFalse
            $published.Dependencies.Kind | Should -Be 'Flow', 'Flow', 'Skill'
            $published.Dependencies.Id | Should -Be 'main-ivr', 'payments', 'billing'
            $published.Dependencies.Name | Should -Be 'Main IVR', 'Payments', 'Billing'
            $published.Dependencies.Status | Select-Object -Unique | Should -Be 'Active'
            $published.Errors.Count | Should -Be 0
            $published.Duration | Should -BeGreaterThan ([timespan]::Zero)
            $published.LatencyMs | Should -BeGreaterThan 0
            $published.Environment | Should -Be 'prod'
            $published.RolloutPercentage | Should -Be 25
            Get-Publish $sandbox | Should -Be 'order-bot/2.0'
            (Get-GcBotVersion order-bot | Where-Object State -eq published).VersionId | Should -Be '2.0'
        }

        It 'does not send environment and percentage, but records them in the events' {
            $events = Publish-GcBotVersion order-bot 2.0 -Environment somewhere -RolloutPercentage 17 -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
            $write = @(Get-SandboxWrite $sandbox)
            $write.Count | Should -Be 1
            $write[0].body | Should -BeNullOrEmpty
            "$($events -match 'deployment_success')" | Should -BeLike '*environment somewhere*rolloutPercentage 17*'
            "$($events -match 'deployment_success')" | Should -BeLike '*tool GenesysArchitect *'
        }

        It 'leaves a published version unchanged, and reports it' {
            $published = Publish-GcBotVersion order-bot 1.2
            $published.State | Should -Be 'published'
            $published.Change | Should -Be 'NoChange'
            Get-Publish $sandbox | Should -BeNullOrEmpty
            (Publish-GcBotVersion order-bot 1.2 -WhatIf).Reasons | Should -Be 'it is already published'
        }

        It 'returns with -NoWait while the version is publishing' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'stuck' }
            $published = Publish-GcBotVersion order-bot 2.0 -NoWait
            $published.State | Should -Be 'publishing'
            $published.LatencyMs | Should -BeNullOrEmpty
        }

        It 'follows a publish that someone else has started' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'stuck' }
            $null = Publish-GcBotVersion order-bot 2.0 -NoWait
            $null = Invoke-RestMethod "$($sandbox.BaseUri)sandbox/requests" -Method Delete
            $started = Start-Command 'Publish-GcBotVersion order-bot 2.0 -Connection $org'
            Wait-SandboxRequest $sandbox GET '**/versions/2.0' -Count 2
            Complete-SandboxJob $sandbox
            (Receive-Command $started).State | Should -Be 'published'
            Get-Publish $sandbox | Should -BeNullOrEmpty
        }

        It 'shows published versions as a table' {
            $text = Publish-GcBotVersion order-bot 2.0 -Flow main-ivr | Out-String -Width 80
            $text | Should -Match 'order-bot +2\.0 +published +Publish +1\.2 +False +1 active +\d+\.\d s'
        }
    }

    Context 'when a dependency is missing' {
        It 'reports every missing flow and skill, and publishes nothing' {
            $published = Publish-GcBotVersion order-bot 2.0 -Flow main-ivr, legacy-ivr, nope -Skill billing, fax-handling, nix -ErrorVariable failures -ErrorAction SilentlyContinue
            $published | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.DependencyInvalid,*'
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$($failures[0])" | Should -BeLike "*flow 'legacy-ivr' is not active*flow 'nope' does not exist*skill 'fax-handling' is not active*skill 'nix' does not exist*"
            "$($failures[0])" | Should -Not -BeLike '*main-ivr*'
            Get-Publish $sandbox | Should -BeNullOrEmpty
        }

        It 'still writes the version with its dependencies with -PassThru' {
            $published = Publish-GcBotVersion order-bot 2.0 -Flow main-ivr, nope -PassThru -ErrorAction SilentlyContinue
            $published.State | Should -Be 'draft'
            $published.Change | Should -Be 'NoChange'
            ($published.Dependencies | Where-Object Status -ne Active).Id | Should -Be 'nope'
            $published.Dependencies[1].Status | Should -Be 'Absent'
        }

        It 'never assumes that an unreadable dependency exists' {
            Set-Sandbox $sandbox rules @{ method = 'GET'; path = '**/skills/*'; fault = 'ErrorStatus'; status = 403 } POST
            $published = Publish-GcBotVersion order-bot 2.0 -Flow main-ivr -Skill billing -PassThru -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.DependencyUnknown,*'
            $failures[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*skills:read*'
            $published.Dependencies.Status | Should -Be 'Active', 'Unknown'
            Get-Publish $sandbox | Should -BeNullOrEmpty
        }

        It 'reads each dependency once, also for several bots' {
            $null = 'order-bot,2.0', 'faq-bot,4.0' | ConvertFrom-Csv -Header BotId, VersionId | Publish-GcBotVersion -Flow main-ivr, main-ivr -Skill billing -WhatIf
            @(Get-SandboxRequest $sandbox GET '/api/v2/flows/*').Count | Should -Be 1
            @(Get-SandboxRequest $sandbox GET '/api/v2/routing/skills/*').Count | Should -Be 1
        }
    }

    Context 'when it fails' {
        It 'publishes the previous version again, and reports both' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'failed' }
            $published = Publish-GcBotVersion order-bot 2.0 -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.State | Should -Be 'failed'
            $published.RolledBack | Should -BeTrue
            $published.PreviousVersionId | Should -Be '1.2'
            $published.Errors[0].Code | Should -Be 'bot.language.model.invalid'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.PublishFailed,*'
            $failures[0].TargetObject.VersionId | Should -Be '2.0'
            "$($failures[0])" | Should -BeLike "*bot.language.model.invalid*'1.2' was published again and is live*"
            Get-Publish $sandbox | Should -Be 'order-bot/2.0', 'order-bot/1.2'
        }

        It 'explains a version that returned to draft' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'draft' }
            $published = Publish-GcBotVersion order-bot 2.0 -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.State | Should -Be 'draft'
            $published.RolledBack | Should -BeTrue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.BackInDraft,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*validation errors*end point*language model*'
        }

        It 'does not roll back with -NoRollback, and reports the live version' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'failed' }
            $published = Publish-GcBotVersion order-bot 2.0 -NoRollback -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.RolledBack | Should -BeFalse
            "$($failures[0])" | Should -BeLike "*Nothing was rolled back*'1.2' is live*"
            Get-Publish $sandbox | Should -Be 'order-bot/2.0'
        }

        It 'does not roll back after a timeout' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'stuck' }
            $published = Publish-GcBotVersion order-bot 2.0 -Timeout 0.2 -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.State | Should -Be 'publishing'
            $published.RolledBack | Should -BeFalse
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.PublishTimeout,*'
            $failures[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            Get-Publish $sandbox | Should -Be 'order-bot/2.0'
        }

        It 'reports the live version when the rollback fails too' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'failed' }
            Set-Sandbox $sandbox rules @{ method = 'POST'; path = '**/versions/1.2/publish'; fault = 'ErrorStatus'; status = 422 } POST
            $published = Publish-GcBotVersion order-bot 2.0 -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.RolledBack | Should -BeFalse
            $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be 'Gc.Bot.PublishFailed', 'Gc.Bot.RollbackFailed'
            "$($failures[1])" | Should -BeLike "*The platform reports that version '1.2' is live*"
        }

        It 'reports the message of a rejection' {
            Set-Sandbox $sandbox rules @{ method = 'POST'; path = '**/publish'; fault = 'ErrorStatus'; status = 403 } POST
            $published = Publish-GcBotVersion order-bot 2.0 -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.State | Should -Be 'draft'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.PermissionMissing,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*conversations:bot:write*'
        }
    }

    Context 'when a rollback may be impossible' {
        BeforeAll { $listless = Start-GcSandbox -Option '--no-bot-list', '--rate-limit', '100000', '--job-duration', '0.3' | Connect-GcOrg -PassThru }

        AfterAll { $sandbox | Connect-GcOrg }

        It 'reports before publishing that no previous version is known' {
            $null = Publish-GcBotVersion order-bot 2.0 -Connection $listless -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike '*does not list versions*cannot be rolled back*Specify a previous version*'
        }

        It 'publishes nothing with -RequireRollback' {
            Publish-GcBotVersion order-bot 2.0 -Connection $listless -RequireRollback -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.RollbackUnknown,*'
            (Get-GcBotVersion order-bot 2.0 -Connection $listless).State | Should -Be 'draft'
        }

        It 'uses -PreviousVersionId, which must exist' {
            (Publish-GcBotVersion faq-bot 4.0 -PreviousVersionId 3.1 -RequireRollback -Connection $listless -WarningVariable warnings).PreviousVersionId | Should -Be '3.1'
            $warnings | Should -BeNullOrEmpty
            Publish-GcBotVersion faq-bot 3.2 -PreviousVersionId 9.9 -Connection $listless -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.RollbackUnknown,*'
            "$($failures[0])" | Should -BeLike "*'9.9'*no such version*"
        }

        It 'rejects -NoRollback together with -RequireRollback' {
            { Publish-GcBotVersion order-bot 2.0 -NoRollback -RequireRollback } | Should -Throw -ErrorId 'Gc.Input.ValueInvalid,*'
        }
    }

    Context 'with pipeline input' {
        It 'takes the rows of a CSV file with empty columns' {
            $rows = 'BotId,VersionId,Flow,Skill,PreviousVersionId,Environment,RolloutPercentage', 'order-bot,2.0,main-ivr,billing,1.1,prod,50', 'faq-bot,4.0,,,,,' | ConvertFrom-Csv
            $published = $rows | Publish-GcBotVersion | Sort-Object BotId
            $published.BotId | Should -Be 'faq-bot', 'order-bot'
            $published.PreviousVersionId | Should -Be '3.1', '1.1'
            $published[0].Dependencies.Count | Should -Be 0
            $published[0].RolloutPercentage | Should -BeNullOrEmpty
            $published[1].Dependencies.Id | Should -Be 'main-ivr', 'billing'
            $published[1].RolloutPercentage | Should -Be 50
        }

        It 'takes versions from Get-GcBotVersion' {
            $published = Get-GcBotVersion order-bot | Where-Object State -eq draft | Publish-GcBotVersion
            $published.VersionId | Should -Be '2.0'
            $published.State | Should -Be 'published'
        }

        It 'publishes several bots in parallel' {
            Suspend-SandboxAnswer $sandbox POST '**/publish'
            $started = Start-Command "'order-bot,2.0', 'faq-bot,4.0' | ConvertFrom-Csv -Header BotId, VersionId | Publish-GcBotVersion -Connection `$org"
            Wait-SandboxRequest $sandbox POST '**/publish' -Count 2 -Held
            Resume-SandboxAnswer $sandbox
            (Receive-Command $started).State | Should -Be 'published', 'published'
        }

        It 'publishes two versions of one bot in order, never in parallel' {
            $published = '3.2', '4.0' | ForEach-Object { [pscustomobject] @{ BotId = 'faq-bot'; VersionId = $_ } } | Publish-GcBotVersion
            $published.VersionId | Should -Be '3.2', '4.0'
            $published.PreviousVersionId | Should -Be '3.1', '3.2'
            Get-Publish $sandbox | Should -Be 'faq-bot/3.2', 'faq-bot/4.0'
            (Get-GcBotVersion faq-bot | Where-Object State -eq published).VersionId | Should -Be '4.0'
        }

        It 'continues with the others when one fails, with an error for each failed item' {
            $published = 'nope,1.0', 'order-bot,2.0', 'faq-bot,9.9' | ConvertFrom-Csv -Header BotId, VersionId | Publish-GcBotVersion -ErrorVariable failures -ErrorAction SilentlyContinue
            $published.BotId | Should -Be 'order-bot'
            $failures.TargetObject | Sort-Object | Should -Be 'faq-bot@9.9', 'nope@1.0'
        }

        It 'completes the others before an error stops the pipeline' {
            { 'nope,1.0', 'order-bot,2.0', 'order-bot,1.1' | ConvertFrom-Csv -Header BotId, VersionId | Publish-GcBotVersion -ErrorAction Stop } | Should -Throw -ErrorId 'Gc.Api.NotFound,*'
            Get-Publish $sandbox | Should -Be 'order-bot/2.0', 'order-bot/1.1'
        }

        It 'rejects a percentage that is not from 1 to 100, and sends nothing' -ForEach 0, 101, 'half', 2.5 {
            { Publish-GcBotVersion order-bot 2.0 -RolloutPercentage $_ } | Should -Throw '*from 1 to 100*'
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }

        It 'rejects a version that became a number without its zeros, and sends nothing' {
            $version = 4.0
            { Publish-GcBotVersion faq-bot $version } | Should -Throw '*in quotes*'
            '{"BotId":"faq-bot","VersionId":4.0}' | ConvertFrom-Json | Publish-GcBotVersion -ErrorVariable failures -ErrorAction SilentlyContinue
            "$($failures[0])" | Should -BeLike '*in quotes*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'sends nothing for empty pipeline input' {
            @() | Publish-GcBotVersion | Should -BeNullOrEmpty
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }
    }

    Context 'confirmation' {
        It 'writes the plan with -WhatIf, checks dependencies, and publishes nothing' {
            $plan = 'order-bot,2.0', 'order-bot,1.2' | ConvertFrom-Csv -Header BotId, VersionId | Publish-GcBotVersion -Flow main-ivr -WhatIf
            $plan[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Runs.PlanStep'
            $plan.Change | Should -Be 'Publish', 'NoChange'
            $plan[0].Reasons | Should -Be "replaces version '1.2'"
            @(Get-SandboxRequest $sandbox GET '/api/v2/flows/main-ivr').Count | Should -BeGreaterThan 0
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'reports with -WhatIf what is missing' {
            Publish-GcBotVersion order-bot 2.0 -Flow nope -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Bot.DependencyInvalid,*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'publishes nothing when -Confirm is declined, and the version when it is accepted' {
            $text = Invoke-Child "$(Get-ConnectCommand $sandbox) 1..2 | ForEach-Object { (Publish-GcBotVersion order-bot 2.0 -Confirm).State.Value; 'NOW'; (Get-GcBotVersion order-bot 2.0).State.Value }" -Answer 'n', 'y'
            $text -replace '\s+', ' ' | Should -Match "replaces version '1.2'.*version '2.0' of bot 'order-bot'.* NOW draft .* published NOW published$"
            Get-Publish $sandbox | Should -Be 'order-bot/2.0'
        }

        It 'does not ask without -Confirm' {
            # The host of such a runspace is not interactive.
            (Receive-Command (Start-Command 'Publish-GcBotVersion order-bot 2.0 -Connection $org')).State | Should -Be 'published'
        }
    }

    Context 'when it is stopped' {
        It 'stops waiting for a version that is publishing, and rolls nothing back' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'stuck' }
            $started = Start-Command 'Publish-GcBotVersion order-bot 2.0 -Connection $org'
            Wait-SandboxRequest $sandbox POST '**/publish'
            Stop-Command $started
            Get-Publish $sandbox | Should -Be 'order-bot/2.0'
            (Get-GcBotVersion order-bot 2.0).State | Should -Be 'publishing'
        }

        It 'publishes nothing when it is stopped while it checks' {
            Suspend-SandboxAnswer $sandbox GET
            $started = Start-Command 'Publish-GcBotVersion order-bot 2.0 -Flow main-ivr -Connection $org'
            Wait-SandboxRequest $sandbox GET -Held
            Stop-Command $started
            Get-SandboxRequest $sandbox GET | Where-Object status | Should -BeNullOrEmpty
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'starts no further version of the bot' {
            Set-Sandbox $sandbox publish-outcomes @{ 'faq-bot/3.2' = 'stuck' }
            $started = Start-Command "'3.2', '4.0' | ForEach-Object { [pscustomobject] @{ BotId = 'faq-bot'; VersionId = `$_ } } | Publish-GcBotVersion -Connection `$org"
            Wait-SandboxRequest $sandbox POST '**/publish'
            Stop-Command $started
            Get-Publish $sandbox | Should -Be 'faq-bot/3.2'
        }

        It 'reports that the platform continues, and how to see the result' {
            Set-Sandbox $sandbox publish-outcomes @{ 'order-bot/2.0' = 'stuck' }
            $text = Invoke-Child @"
                $WaitUntil
                `$runspace = [runspacefactory]::CreateRunspace(`$Host)
                `$runspace.Open()
                `$shell = [powershell]::Create(`$runspace)
                `$null = `$shell.AddScript({ Import-Module '$ModuleFolder'; $(Get-ConnectCommand $sandbox) Publish-GcBotVersion order-bot 2.0 }).BeginInvoke()
                try { Wait-Until { (Invoke-RestMethod '$($sandbox.BaseUri)sandbox/requests?path=**/versions/2.0**').method -join ' ' -like '*POST GET*' } 'it is followed' }
                finally { `$shell.Stop() }
"@
            $text | Should -BeLike "*Stopped waiting for Version '2.0' of bot 'order-bot', which was publishing. The platform is still publishing it*Get-GcBotVersion order-bot 2.0*"
        }
    }

    Context 'with a shared connection' {
        It 'publishes in ForEach-Object -Parallel' {
            $shared, $module = $org, $ModuleFolder
            $states = 'order-bot,2.0', 'faq-bot,4.0' | ConvertFrom-Csv -Header BotId, VersionId | ForEach-Object -Parallel {
                Import-Module $using:module
                ($_ | Publish-GcBotVersion -Connection $using:shared).State.Value
            }
            $states | Should -Be 'published', 'published'
        }
    }
}
