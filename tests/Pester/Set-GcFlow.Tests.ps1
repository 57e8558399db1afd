BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Set-GcFlow' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'with parameters' {
        It 'sets a name and a state, and keeps all other properties, known or not' {
            Edit-SandboxFlow $sandbox main-ivr @{ color = @{ of = 'calls'; shades = @(1, 2.50) } }
            $before = Get-GcFlow main-ivr
            $null = Set-GcFlow main-ivr -Name 'Main IVR 2027' -LifecycleState draft
            $after = Get-GcFlow main-ivr
            (Compare-GcFlow $before $after).Path | Should -Be 'name', 'lifecycle_state'
            $after.Name | Should -Be 'Main IVR 2027'
            $after.LifecycleState | Should -Be 'draft'
            $after.Definition.color.shades | Should -Be 1, 2.5
            $after.Definition.blocks[3].repeat | Should -Be 2
        }

        It 'writes the current flow, the previous flow, and the changes' {
            $set = Set-GcFlow main-ivr -Name 'Main IVR 2027'
            $set.PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Flows.GcFlow'
            $set.Change | Should -Be 'Update'
            $set.Name | Should -Be 'Main IVR 2027'
            $set.Version | Should -Be 15
            $set.Diff.Modified | Should -Be 'name'
            $set.Retries | Should -Be 0
            $set.Settled.Count | Should -Be 0
            $set.Previous.Name | Should -Be 'Main IVR'
            $set.Previous.Version | Should -Be 14
        }

        It 'sends one change, with the version that it is based on' {
            $null = Set-GcFlow main-ivr -Name 'Main IVR 2027'
            $write = @(Get-SandboxWrite $sandbox)
            $write.Count | Should -Be 1
            $write[0].method | Should -Be 'PATCH'
            ($write[0].body | ConvertFrom-Json)._version | Should -Be 14
        }

        It 'sends nothing when the flow has the desired state' {
            $set = Set-GcFlow main-ivr -Name 'Main IVR' -LifecycleState published
            $set.Change | Should -Be 'NoChange'
            $set.Version | Should -Be 14
            $set.Previous | Should -BeNullOrEmpty
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'keeps unmentioned properties of a block' {
            $set = Set-GcFlow payments -Blocks @{ id = 'find-customer'; type = 'DataAction' }, @{ id = 'take-payment'; type = 'DataAction'; timeout = 60 }, @{ id = 'bye'; type = 'PlayAudio' }
            $set.Diff.Differences.Path | Should -Be 'blocks[take-payment].timeout', 'blocks[bye]'
            $set.Blocks.Id | Should -Be 'find-customer', 'take-payment', 'bye'
            $set.Definition.blocks[0].versionRange | Should -Be '[1.0, 2.0)'
            $set.Blocks[1].Children.Id | Should -Be 'paid', 'declined'
        }

        It 'takes blocks as they were read, in another order, and removes omitted blocks' {
            $blocks = (Get-GcFlow order-status).Blocks
            $set = Set-GcFlow order-status -Blocks $blocks[2, 0]
            $set.Blocks.Id | Should -Be 'find-order', 'authenticate'
            $set.Diff.Removed | Should -Be 'blocks[find-customer]'
            $set.Definition.blocks[0].timeout | Should -Be 10
        }

        It 'removes all blocks and references with empty lists' {
            $set = Set-GcFlow callback -Blocks @() -Reference @()
            $set.Blocks.Count | Should -Be 0
            $set.References.Count | Should -Be 0
        }

        It 'sets the references' {
            (Set-GcFlow payments -Reference customer-survey, callback).References | Should -Be 'customer-survey', 'callback'
            (Set-GcFlow payments -References callback).References | Should -Be 'callback'
        }

        It 'reports a missing flow, and how to create it' {
            Set-GcFlow nope -Name 'Nope' -LifecycleState draft -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $failures[0].TargetObject | Should -Be 'nope'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-CreateIfMissing*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'completes the states' {
            (TabExpansion2 'Set-GcFlow x -LifecycleState ' 29).CompletionMatches.CompletionText | Should -Be 'draft', 'published', 'archived'
        }
    }

    Context 'when the state changes' {
        It 'changes a flow from <from> to <to>' -ForEach @(
            @{ id = 'spanish-ivr'; from = 'draft'; to = 'published' }
            @{ id = 'spanish-ivr'; from = 'draft'; to = 'archived' }
            @{ id = 'payments'; from = 'published'; to = 'draft' }
            @{ id = 'payments'; from = 'published'; to = 'archived' }
            @{ id = 'legacy-ivr'; from = 'archived'; to = 'draft' }
        ) {
            (Get-GcFlow $id).LifecycleState | Should -Be $from
            (Set-GcFlow $id -LifecycleState $to).LifecycleState | Should -Be $to
        }

        It 'reports that <id> cannot become <to>, with the allowed states, and sends nothing' -ForEach @(
            @{ id = 'legacy-ivr'; to = 'published'; says = '*from archived to published*draft*' }
            @{ id = 'payments'; to = 'live'; says = "*'live' is not a valid flow state*draft, published, archived*" }
            @{ id = 'payments'; to = 'Draft'; says = "*'Draft' is not a valid flow state*" }
        ) {
            Set-GcFlow $id -LifecycleState $to -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Invalid,*'
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failures[0].TargetObject | Should -Be $id
            "$($failures[0])" | Should -BeLike "*lifecycle_state*$says"
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*Nothing was changed*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'archives a flow whatever the state of its references' {
            Edit-SandboxFlow $sandbox spanish-ivr @{ references = @('gone'); blocks = @() }
            (Set-GcFlow spanish-ivr -LifecycleState archived).LifecycleState | Should -Be 'archived'
        }
    }

    Context 'when the flow refers to others' {
        It 'rejects a reference that is <what> with its location, and sends nothing' -ForEach @(
            @{ what = 'missing'; to = 'nope'; says = "*flow 'nope' does not exist*" }
            @{ what = 'inactive'; to = 'legacy-ivr'; says = "*flow 'legacy-ivr' is not active*" }
            @{ what = 'the flow itself'; to = 'authenticate-caller'; says = '*authenticate-caller → authenticate-caller:*' }
            @{ what = 'part of a cycle'; to = 'spanish-ivr'; says = '*authenticate-caller → spanish-ivr → order-status → authenticate-caller:*' }
        ) {
            Set-GcFlow authenticate-caller -Reference callback, $to -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Invalid,*'
            "$($failures[0])" | Should -BeLike "*references``[1``]$says"
            "$($failures[0])" | Should -Not -BeLike '*references`[0`]*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'finds a reference in a block at any depth' {
            Set-GcFlow payments -Blocks @{ id = 'find-customer'; type = 'DataAction'; children = @(@{ id = 'a'; type = 'X'; children = @(@{ id = 'b'; type = 'X'; reference = 'nope' }) }) } -ErrorVariable failures -ErrorAction SilentlyContinue
            "$($failures[0])" | Should -BeLike '*blocks`[0`].children`[0`].children`[0`].reference*nope*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'rejects flows that together form a cycle' {
            @{ Id = 'customer-survey'; Reference = 'returns-follow-up' }, @{ Id = 'returns-follow-up'; Reference = 'callback' } |
                Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.TargetObject | Sort-Object | Should -Be 'customer-survey', 'returns-follow-up'
            "$failures" | Should -BeLike '*→*→*→*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'creates referenced flows first' {
            $set = @{ Id = 'one'; Name = 'One'; LifecycleState = 'draft'; Reference = 'two' }, @{ Id = 'two'; Name = 'Two'; LifecycleState = 'draft' } | Set-GcFlow -CreateIfMissing
            $set.Id | Should -Be 'one', 'two'
            @(Get-SandboxRequest $sandbox POST '/api/v2/architect/flows').body | ForEach-Object { ($_ | ConvertFrom-Json).id } | Should -Be 'two', 'one'
        }
    }

    Context 'when the flow is missing' {
        It 'creates it with -CreateIfMissing, and does not change it the next time' {
            $desired = @{ id = 'night-ivr'; name = 'Night IVR'; lifecycle_state = 'draft'; blocks = @(@{ id = 'a'; type = 'PlayAudio' }); color = 'blue' }
            $set = $desired | Set-GcFlow -CreateIfMissing
            $set.Change | Should -Be 'Create'
            $set.Version | Should -Be 1
            $set.Previous | Should -BeNullOrEmpty
            (Get-GcFlow night-ivr).Definition.color | Should -Be 'blue'
            ($desired | Set-GcFlow -CreateIfMissing).Change | Should -Be 'NoChange'
            @(Get-SandboxRequest $sandbox POST '/api/v2/architect/flows').Count | Should -Be 1
        }

        It 'reports what a new flow requires' {
            Set-GcFlow night-ivr -CreateIfMissing -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Invalid,*'
            "$($failures[0])" | Should -BeLike "*'name'*'lifecycle_state'*"
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'shows with -WhatIf that it would create it' {
            $step = Set-GcFlow night-ivr -Name Night -LifecycleState draft -CreateIfMissing -WhatIf
            $step.Change | Should -Be 'Create'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }
    }

    Context 'confirmation' {
        It 'writes the plan with -WhatIf, also for unchanged flows, and sends nothing' {
            $plan = 'main-ivr', 'spanish-ivr' | Set-GcFlow -LifecycleState draft -WhatIf
            $plan.Change | Should -Be 'Update', 'NoChange'
            $plan[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Runs.PlanStep'
            $plan[0].Address.Name | Should -Be 'main-ivr'
            $plan[0].Diff.Modified | Should -Be 'lifecycle_state'
            $plan[0].Diff.Differences[0].Left.GetString() | Should -Be 'published'
            $plan[0].Reasons | Should -BeLike '*out of service*'
            $plan[1].Diff.IsEmpty | Should -BeTrue
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'shows each difference on a line with -WhatIf' {
            $text = Invoke-Child ((Get-ConnectCommand $sandbox) + "`$null = Set-GcFlow callback -Name 'Call me' -Blocks @{ id = 'offer'; type = 'Menu'; prompt = 'Press 1.' }, @{ id = 'bye'; type = 'PlayAudio' } -WhatIf")
            $lines = $text -split "`n"
            $lines[0] | Should -Be "What if: Performing the operation `"Update, +1 -1 ~2, impact Low: removes 1 block or reference`" on target `"flow 'callback'`"."
            $lines | Should -Contain '  - blocks[opening-hours]: (4 properties)'
            $lines | Should -Contain '  ~ blocks[offer].prompt: "Shall we call you back?" → "Press 1."'
            $lines | Should -Contain '  ~ name: "Callback" → "Call me"'
            $lines | Should -Contain '  + blocks[bye]: (2 properties)'
            $lines.Count | Should -Be 5
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'respects $WhatIfPreference' {
            & { $WhatIfPreference = $true; (Set-GcFlow main-ivr -LifecycleState draft).Diff.Modified } | Should -Be 'lifecycle_state'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'reports errors with -WhatIf' {
            Set-GcFlow legacy-ivr -LifecycleState published -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Invalid,*'
        }

        It 'changes nothing when -Confirm is declined, and the flow when it is accepted' {
            $text = Invoke-Child "$(Get-ConnectCommand $sandbox) 1..2 | ForEach-Object { Set-GcFlow callback -Name 'Call me' -Confirm | Out-Null; ""NOW `$((Get-GcFlow callback).Name)"" }" -Answer 'n', 'y'
            $text | Should -Match '(?s)~ name: "Callback" → "Call me".*NOW Callback.*NOW Call me'
        }

        It 'sets only confirmed flows' {
            $command = (Get-ConnectCommand $sandbox) + "'main-ivr', 'callback', 'returns' | Set-GcFlow -LifecycleState draft -Confirm | Format-Table Id"
            $null = Invoke-Child $command -Answer 'n', 'y', 'n'
            @(Get-SandboxWrite $sandbox).path | Should -Be '/api/v2/architect/flows/callback'
        }

        It 'does not ask without -Confirm' {
            # The host of such a runspace is not interactive.
            (Receive-Command (Start-Command 'Set-GcFlow callback -LifecycleState archived -Connection $org')).Change | Should -Be 'Update'
        }
    }

    Context 'with many flows' {
        It 'continues with the others when one fails, with an error for each failed item' {
            $set = 'main-ivr', 'nope', 'legacy-ivr', 'callback' | Set-GcFlow -LifecycleState published -Name 'Same' -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Id | Should -Be 'main-ivr', 'callback'
            $failures.TargetObject | Should -Be 'nope', 'legacy-ivr'
            $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be 'Gc.Flow.Missing', 'Gc.Flow.Invalid'
        }

        It 'continues with the others when the platform rejects one' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; path = '/api/v2/architect/flows/returns'; fault = 'ErrorStatus'; status = 403 } POST
            $set = 'main-ivr', 'returns', 'callback' | Set-GcFlow -LifecycleState draft -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Id | Should -Be 'main-ivr', 'callback'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.PermissionMissing,*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*architect:flow:write*'
        }

        It 'writes in input order, also when the first takes longest' {
            Suspend-SandboxAnswer $sandbox PATCH '/api/v2/architect/flows/main-ivr'
            $started = Start-Command "'main-ivr', 'callback', 'returns', 'payments' | Set-GcFlow -LifecycleState draft -Connection `$org"
            Wait-Until { @((Get-SandboxRequest $sandbox PATCH).status -eq 200).Count -eq 3 } -Because 'the other three are set'
            Resume-SandboxAnswer $sandbox
            (Receive-Command $started).Id | Should -Be 'main-ivr', 'callback', 'returns', 'payments'
        }

        It 'sets them in parallel' {
            Suspend-SandboxAnswer $sandbox PATCH
            $started = Start-Command "'main-ivr', 'callback', 'returns', 'payments', 'web-chat' | Set-GcFlow -LifecycleState draft -Connection `$org"
            Wait-SandboxRequest $sandbox PATCH -Count 5 -Held
            Resume-SandboxAnswer $sandbox
            (Receive-Command $started).LifecycleState | Should -Be (@('draft') * 5)
        }

        It 'sets one after the other with -ThrottleLimit 1' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; fault = 'Latency'; delay = 0.05 } POST
            $null = 'main-ivr', 'callback', 'returns' | Set-GcFlow -LifecycleState draft -ThrottleLimit 1
            $writes = @(Get-SandboxWrite $sandbox)
            $writes.Count | Should -Be 3
            [datetime] $writes[1].arrivedAt | Should -BeGreaterOrEqual ([datetime] $writes[0].answeredAt)
            [datetime] $writes[2].arrivedAt | Should -BeGreaterOrEqual ([datetime] $writes[1].answeredAt)
        }

        It 'sets a flow that is piped twice in input order' {
            $set = @{ Id = 'payments'; Name = 'First' }, @{ Id = 'callback'; Name = 'Between' }, @{ Id = 'payments'; Name = 'Second' } | Set-GcFlow
            $set.Name | Should -Be 'First', 'Between', 'Second'
            $set[2].Previous.Name | Should -Be 'First'
            (Get-GcFlow payments).Name | Should -Be 'Second'
        }

        It 'completes the others before an error stops the pipeline' {
            Suspend-SandboxAnswer $sandbox PATCH '**/callback'
            $started = Start-Command "try { 'nope', 'callback' | Set-GcFlow -Name 'Call me' -Connection `$org -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId }"
            Wait-SandboxRequest $sandbox PATCH '**/callback' -Held
            $started.Running.IsCompleted | Should -BeFalse
            Resume-SandboxAnswer $sandbox
            Receive-Command $started | Select-Object -Last 1 | Should -BeLike 'Gc.Flow.Missing,*'
            (Get-GcFlow callback).Name | Should -Be 'Call me'
        }

        It 'sends nothing for empty pipeline input' {
            @() | Set-GcFlow -Name 'x' | Should -BeNullOrEmpty
            Get-SandboxRequest $sandbox | Should -BeNullOrEmpty
        }

        It 'shows updated flows as a table' {
            $text = 'main-ivr', 'spanish-ivr' | Set-GcFlow -LifecycleState draft | Out-String -Width 120
            $text | Should -Match 'main-ivr\s+Main IVR\s+draft\s+15\s+5 Update\s+\+0 -0 ~1'
            $text | Should -Match 'spanish-ivr\s+Spanish IVR\s+draft\s+2\s+3 NoChange'
        }

        It 'shows changes as a table' {
            (Set-GcFlow callback -Name 'Call me' -Reference @()).Diff.Differences | Out-String -Width 120 | Should -Match '(?s)~ Modified name: "Callback" → "Call me".*- Removed +references\[customer-survey\]'
        }
    }

    Context 'when it is stopped' {
        It 'returns although reads have no response, and changes nothing' {
            Suspend-SandboxAnswer $sandbox GET
            $started = Start-Command "'main-ivr', 'callback' | Set-GcFlow -LifecycleState draft -Connection `$org"
            Wait-SandboxRequest $sandbox GET '/api/v2/architect/flows/*' -Held
            Stop-Command $started
            Get-SandboxRequest $sandbox GET | Where-Object status | Should -BeNullOrEmpty
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'returns although a change has no response, and starts no other' {
            Suspend-SandboxAnswer $sandbox PATCH -ActFirst
            $started = Start-Command "'main-ivr', 'callback', 'returns' | Set-GcFlow -LifecycleState draft -ThrottleLimit 1 -Connection `$org"
            Wait-SandboxRequest $sandbox PATCH -Held
            Stop-Command $started
            $write = Get-SandboxWrite $sandbox
            $write.path | Should -Be '/api/v2/architect/flows/main-ivr'
            $write.status | Should -BeNullOrEmpty
            (Get-GcFlow main-ivr).LifecycleState | Should -Be 'draft'
        }

        It 'reports what was changed, what may have been changed, and what was not started' {
            # Two run at a time. The first is held, and so is the output of the second. The third is held too, so that the fourth does not start.
            Suspend-SandboxAnswer $sandbox PATCH '**/main-ivr'
            Suspend-SandboxAnswer $sandbox PATCH '**/returns'
            $text = Invoke-Child @"
                $WaitUntil
                `$runspace = [runspacefactory]::CreateRunspace(`$Host)
                `$runspace.Open()
                `$shell = [powershell]::Create(`$runspace)
                `$null = `$shell.AddScript({ Import-Module '$ModuleFolder'; $(Get-ConnectCommand $sandbox) 'main-ivr', 'callback', 'returns', 'payments' | Set-GcFlow -LifecycleState draft -ThrottleLimit 2 }).BeginInvoke()
                try { Wait-Until { (Invoke-RestMethod '$($sandbox.BaseUri)sandbox/requests?method=PATCH&path=**/returns').Count } 'the third is sent' }
                finally { `$shell.Stop() }
"@
            $text | Should -BeLike '*Flow/callback was changed*version 5*'
            $text | Should -BeLike '*main-ivr*may have been applied*Get-GcFlow*'
            $text | Should -BeLike '*Flow/payments was skipped*'
        }

        It 'stops cleanly when downstream commands need no more' {
            Suspend-SandboxAnswer $sandbox PATCH '**/returns'
            (Receive-Command (Start-Command "'main-ivr', 'returns' | Set-GcFlow -LifecycleState draft -Connection `$org | Select-Object -First 1")).Id | Should -Be 'main-ivr'
            Get-SandboxRequest $sandbox PATCH '**/returns' | Where-Object status | Should -BeNullOrEmpty
        }
    }

    Context 'with a shared connection' {
        It 'sets flows in ForEach-Object -Parallel' {
            $shared, $module = $org, $ModuleFolder
            $set = 'main-ivr', 'callback', 'returns', 'payments' | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:module
                (Set-GcFlow $_ -LifecycleState draft -Connection $using:shared).Change
            }
            $set | Should -Be (@('Update') * 4)
            @(Get-SandboxWrite $sandbox).Count | Should -Be 4
        }

        It 'loses no change when several change one flow concurrently' {
            $shared, $module = $org, $ModuleFolder
            $retries = 1..6 | ForEach-Object -ThrottleLimit 6 -Parallel {
                Import-Module $using:module
                (@{ id = 'payments'; "mark$_" = $_ } | Set-GcFlow -MaxRetries 20 -Connection $using:shared).Retries
            }
            $retries.Count | Should -Be 6
            $flow = (Get-GcFlow payments)
            $flow.Version | Should -Be 12
            1..6 | ForEach-Object { $flow.Definition["mark$_"] | Should -Be $_ }
        }
    }
}
