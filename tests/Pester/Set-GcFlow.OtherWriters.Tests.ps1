BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Set-GcFlow with concurrent writers' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'that are faster' {
        It 'merges both changes and retries, five times' {
            Set-Sandbox $sandbox other-writers @{ payments = 5 }
            $set = Set-GcFlow payments -Name 'Cash' -ErrorVariable failures
            $failures.Count | Should -Be 0
            $set.Retries | Should -Be 5
            $set.Version | Should -Be 12
            $set.Previous.Version | Should -Be 11
            $set.Diff.Differences.Path | Should -Be 'name'
            $now = Get-GcFlow payments
            $now.Name | Should -Be 'Cash'
            $now.Definition.changedElsewhere | Should -Be 11
            @(Get-SandboxWrite $sandbox).Count | Should -Be 6
        }

        It 'fails after the sixth attempt, and reports the other writer' {
            Set-Sandbox $sandbox other-writers @{ payments = 6 }
            Set-GcFlow payments -Name 'Cash' -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Contended,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ResourceExists'
            $failures[0].TargetObject | Should -Be 'payments'
            "$($failures[0])" | Should -BeLike '*modified concurrently; 6 attempts*version 6*version 12*which this run did not write*changedElsewhere*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*-MaxRetries*'
            (Get-GcFlow payments).Name | Should -Be 'Payments'
            @(Get-SandboxWrite $sandbox).Count | Should -Be 6
        }

        It 'retries as often as -MaxRetries specifies' {
            Set-Sandbox $sandbox other-writers @{ payments = 1; callback = 1 }
            Set-GcFlow payments -Name 'Cash' -MaxRetries 0 -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Contended,*'
            (Set-GcFlow callback -Name 'Call me' -MaxRetries 1).Retries | Should -Be 1
            { Set-GcFlow callback -Name x -MaxRetries -1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }

        It 'fails only for the contended flow' {
            Set-Sandbox $sandbox other-writers @{ payments = 9 }
            $set = 'main-ivr', 'payments', 'callback' | Set-GcFlow -LifecycleState draft -MaxRetries 1 -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Id | Should -Be 'main-ivr', 'callback'
            $failures.TargetObject | Should -Be 'payments'
        }

        It 'writes nothing more when others have made the same change' {
            Suspend-SandboxAnswer $sandbox PATCH
            $started = Start-Command 'Set-GcFlow payments -Name Cash -Connection $org'
            Wait-SandboxRequest $sandbox PATCH -Held
            Edit-SandboxFlow $sandbox payments @{ name = 'Cash' }
            Resume-SandboxAnswer $sandbox
            $set = Receive-Command $started
            $set.Name | Should -Be 'Cash'
            $set.Version | Should -Be 7
            @(Get-SandboxRequest $sandbox PATCH).Count | Should -Be 1
        }
    }

    Context 'that change the same value' {
        BeforeEach {
            $flow = Get-GcFlow order-status
            $flow.Definition.description = 'Ours.'
            $flow.Definition.blocks[2].timeout = 25
            $flow.Definition.blocks[2].children[0].children[0].prompt = 'It is near.'
            $theirs = (Get-GcFlow order-status).Definition.blocks
            $theirs[2].timeout = 40
            Edit-SandboxFlow $sandbox order-status @{ description = 'Theirs.'; blocks = $theirs; theirs = 1 }
        }

        It 'sends nothing, and reports each conflict with the original, desired and current value' {
            $flow | Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.MergeConflict,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ResourceExists'
            $failures[0].TargetObject | Should -Be 'order-status'
            "$($failures[0])" | Should -BeLike '*description: was "Tells a caller where an order is.", desired "Ours.", now "Theirs."*'
            "$($failures[0])" | Should -BeLike '*blocks`[find-order`].timeout: was 10, desired 25, now 40*'
            "$($failures[0])" | Should -Not -BeLike '*prompt*'
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*Nothing was changed*(-ConflictPolicy Ours)*(-ConflictPolicy Theirs)*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'keeps our value with -ConflictPolicy Ours, and the other changes' {
            $set = $flow | Set-GcFlow -ConflictPolicy Ours -WarningVariable warnings -WarningAction SilentlyContinue
            $set.Settled.Path | Sort-Object | Should -Be 'blocks[find-order].timeout', 'description'
            $conflict = $set.Settled | Where-Object Path -EQ 'description'
            $conflict.Base.GetString() | Should -Be 'Tells a caller where an order is.'
            $conflict.Ours.GetString() | Should -Be 'Ours.'
            $conflict.Theirs.GetString() | Should -Be 'Theirs.'
            $now = (Get-GcFlow order-status).Definition
            $now.description | Should -Be 'Ours.'
            $now.blocks[2].timeout | Should -Be 25
            $now.blocks[2].children[0].children[0].prompt | Should -Be 'It is near.'
            $now.theirs | Should -Be 1
            "$warnings" | Should -BeLike '*also changed description*'
        }

        It 'keeps their value with -ConflictPolicy Theirs, and makes our other changes' {
            $set = $flow | Set-GcFlow -ConflictPolicy Theirs -WarningAction SilentlyContinue
            $set.Settled.Count | Should -Be 2
            $set.Diff.Differences.Path | Should -Be 'blocks[find-order].children[order-found].children[say-status].prompt'
            $now = (Get-GcFlow order-status).Definition
            $now.description | Should -Be 'Theirs.'
            $now.blocks[2].timeout | Should -Be 40
            $now.blocks[2].children[0].children[0].prompt | Should -Be 'It is near.'
        }

        It 'reports it with -WhatIf too' {
            $flow | Set-GcFlow -WhatIf -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.MergeConflict,*'
        }

        It 'does not affect the other flows of the pipeline' {
            $set = (Get-GcFlow payments), $flow, (Get-GcFlow callback) | Set-GcFlow -LifecycleState draft -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Id | Should -Be 'payments', 'callback'
            $failures.TargetObject | Should -Be 'order-status'
        }
    }

    Context 'that change the same value between our read and our write' {
        BeforeAll {
            # Sets the name of a flow, while another writer sets it to a different value.
            function Set-Contested([string] $Policy) {
                Suspend-SandboxAnswer $sandbox PATCH
                $started = Start-Command "Set-GcFlow payments -Name Cash -ConflictPolicy $Policy -Connection `$org 2>&1"
                Wait-SandboxRequest $sandbox PATCH -Held
                Edit-SandboxFlow $sandbox payments @{ name = 'Cards'; description = 'Theirs.' }
                Resume-SandboxAnswer $sandbox
                Receive-Command $started
            }
        }

        It 'sends nothing more, and reports the conflict' {
            $failure = Set-Contested Fail
            $failure.FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.MergeConflict,*'
            "$failure" | Should -BeLike '*name: was "Payments", desired "Cash", now "Cards"*'
            (Get-GcFlow payments).Name | Should -Be 'Cards'
            @(Get-SandboxRequest $sandbox PATCH).Count | Should -Be 1
        }

        It 'resolves it with the policy <_>' -ForEach 'Ours', 'Theirs' {
            $set = Set-Contested $_
            $set.Settled.Path | Should -Be 'name'
            $set.Name | Should -Be ($_ -eq 'Ours' ? 'Cash' : 'Cards')
            $set.Definition.description | Should -Be 'Theirs.'
        }
    }

    Context 'when responses are lost' {
        It 'applies a change once after a lost response' {
            Set-Sandbox $sandbox rules @{ method = 'PATCH'; fault = 'CutAfterActing'; times = 1 } POST
            $set = Set-GcFlow payments -Name 'Cash'
            $set.Name | Should -Be 'Cash'
            (Get-GcFlow payments).Version | Should -Be 7
        }

        It 'creates a flow once after a lost response' {
            Set-Sandbox $sandbox rules @{ method = 'POST'; path = '/api/v2/architect/flows'; fault = 'CutAfterActing'; times = 1 } POST
            (Set-GcFlow night-ivr -Name Night -LifecycleState draft -CreateIfMissing).Change | Should -Be 'Create'
            @(Get-SandboxRequest $sandbox POST '/api/v2/architect/flows').Count | Should -Be 1
        }
    }

    Context 'with -BackupPath' {
        It 'saves each previous flow with its version in the name, from which it can be restored' {
            $before = Get-GcFlow payments
            $folder = Join-Path $TestDrive 'backup' 'deep'
            $null = 'payments', 'callback' | Set-GcFlow -Name 'Same' -LifecycleState draft -BackupPath $folder
            (Get-ChildItem $folder).Name | Sort-Object | Should -Be 'callback.v4.yaml', 'payments.v6.yaml'
            $null = Set-GcFlow payments -Blocks @() -BackupPath $folder
            (Get-ChildItem $folder).Name | Should -Contain 'payments.v7.yaml'
            $restored = Set-GcFlow -Path "$folder/payments.v6.yaml" -WarningAction SilentlyContinue
            Compare-GcFlow $before $restored | Should -BeNullOrEmpty
        }

        It 'saves what was replaced, also after a concurrent modification' {
            Set-Sandbox $sandbox other-writers @{ payments = 1 }
            $set = Set-GcFlow payments -Name 'Cash' -BackupPath "$TestDrive/raced"
            Compare-GcFlow "$TestDrive/raced/payments.v7.yaml" $set.Previous | Should -BeNullOrEmpty
        }

        It 'saves nothing of unchanged flows' {
            $null = Set-GcFlow payments -Name 'Payments' -BackupPath "$TestDrive/none"
            $null = Set-GcFlow payments -Name 'Cash' -BackupPath "$TestDrive/none" -WhatIf
            "$TestDrive/none" | Should -Not -Exist
        }

        It 'changes nothing if the backup fails' {
            'a file' | Set-Content "$TestDrive/taken"
            Set-GcFlow payments -Name 'Cash' -BackupPath "$TestDrive/taken" -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.*'
            "$($failures[0])" | Should -BeLike '*taken*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }
    }
}
