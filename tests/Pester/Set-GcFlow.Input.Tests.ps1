BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Set-GcFlow input' {
    BeforeEach { Reset-Sandbox $sandbox }

    Context 'as table rows' {
        It 'sets the columns that have a value, and ignores other columns' {
            @'
Id,Name,LifecycleState,Owner,Reference,Blocks
main-ivr,,draft,Ann,,
payments,Cash,,,callback; customer-survey,
callback,,,Bob,,"[{""id"": ""offer"", ""type"": ""Menu"", ""prompt"": ""Press 1.""}]"
'@ | Set-Content "$TestDrive/rows.csv"
            $set = Import-Csv "$TestDrive/rows.csv" | Set-GcFlow
            $set.Id | Should -Be 'main-ivr', 'payments', 'callback'
            $set[0].Diff.Differences.Path | Should -Be 'lifecycle_state'
            $set[0].Name | Should -Be 'Main IVR'
            $set[1].Diff.Differences.Path | Should -Be 'name', 'references[callback]', 'references[customer-survey]'
            $set[1].References | Should -Be 'callback', 'customer-survey'
            $set[2].Diff.Differences.Path | Should -Be 'blocks[opening-hours]', 'blocks[offer].prompt'
            $set[2].Definition.Contains('Owner') | Should -BeFalse
        }

        It 'sets nothing if all cells are empty' {
            ("Id,Name,LifecycleState,Blocks,Reference`npayments,, ,,`n" | ConvertFrom-Csv | Set-GcFlow).Change | Should -Be 'NoChange'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'ignores the case of column names' {
            ("ID,lifecyclestate,owner`npayments,draft,Ann" | ConvertFrom-Csv | Set-GcFlow).Diff.Differences.Path | Should -Be 'lifecycle_state'
        }

        It 'reports the row of invalid JSON, and sets the others' {
            $set = "Id,Name,Blocks`nmain-ivr,A,`npayments,B,[{`ncallback,C," | ConvertFrom-Csv | Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Name | Should -Be 'A', 'C'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.ValueInvalid,*'
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failures[0].TargetObject | Should -Be 'payments'
            "$($failures[0])" | Should -BeLike "Flow 'payments': the column Blocks is not valid JSON*"
        }

        It 'reports a row without a flow id' -ForEach @(
            @{ csv = "Id,Name`n,x" }
            @{ csv = "Name,Owner`nx,Ann" }
        ) {
            $csv | ConvertFrom-Csv | Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Unnamed,*'
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'takes flows from Select-Object' {
            $rows = Get-GcFlow main-ivr, payments | Select-Object Id, Name, LifecycleState, Blocks, References
            ($rows | Set-GcFlow).Change | Should -Be 'NoChange', 'NoChange'
            $rows[1].Name = 'Cash'
            ($rows | Set-GcFlow)[1].Diff.Differences.Path | Should -Be 'name'
        }

        It 'reads computed properties, and reports one that fails' {
            $computed = [pscustomobject] @{ Id = 'payments' } | Add-Member ScriptProperty Name { 'Cash' } -PassThru
            $broken = [pscustomobject] @{ Id = 'returns' } | Add-Member ScriptProperty Name { throw 'no such sheet' } -PassThru
            $set = $broken, $computed | Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Name | Should -Be 'Cash'
            $failures.FullyQualifiedErrorId | Should -BeLike 'Gc.Input.ValueInvalid,*'
            "$failures" | Should -BeLike '*no such sheet*'
        }
    }

    Context 'as definitions' {
        It 'takes a hashtable with parameter names' {
            (@{ Id = 'payments'; Name = 'Cash'; Reference = 'callback' } | Set-GcFlow).Diff.Differences.Path | Should -Be 'name', 'references[callback]'
        }

        It 'takes a hashtable with platform names, keeps unknown properties, and removes null properties' {
            $set = @{ id = 'payments'; description = $null; color = @{ of = 'money' } } | Set-GcFlow
            $set.Diff.Removed | Should -Be 'description'
            $set.Diff.Added | Should -Be 'color'
            $set.Definition.color.of | Should -Be 'money'
            $set.Name | Should -Be 'Payments'
        }

        It 'takes an object from ConvertFrom-Json with all its properties: <json>' -ForEach @(
            @{ json = '{"id": "payments", "description": "Takes money."}'; paths = 'description' }
            @{ json = '{"id": "payments", "lifecycle_state": "draft", "color": {"of": [1, 2.5, null]}}'; paths = 'lifecycle_state', 'color' }
            @{ json = '{"id": "payments", "name": "Cash"}'; paths = 'name' }
        ) {
            $set = ConvertFrom-Json $json | Set-GcFlow
            $set.Diff.Differences.Path | Should -Be $paths
        }

        It 'keeps large numbers and dates from ConvertFrom-Json as they were written' {
            $json = (ConvertFrom-Json '{"id": "payments", "lifecycle_state": "draft", "large": 12345678901234567890123, "moment": "2027-01-02T03:04:05Z", "day": "2027-01-02"}' | Set-GcFlow).Document.ToString()
            $json | Should -Match '"large":12345678901234567890123[,}]'
            $json | Should -BeLike '*"moment":"2027-01-02T03:04:05Z"*'
            $json | Should -BeLike '*"day":"2027-01-02"*'
        }

        It 'ignores null' {
            (@{ id = 'payments'; description = (Get-Item nothing -ErrorAction Ignore) } | Set-GcFlow).Diff.Removed | Should -Be 'description'
        }

        It 'keeps the types of numbers, booleans, dates and lists' {
            $set = @{ id = 'payments'; whole = 7; part = 2.5; short = [float] 0.1; money = 1.10d; flag = $true; one = @('x'); when = [DateTimeOffset]::Parse('2027-01-02T03:04:05Z') } | Set-GcFlow
            $json = $set.Document.ToString()
            $json | Should -Match '"whole":7[,}]'
            $json | Should -Match '"part":2\.5[,}]'
            $json | Should -Match '"short":0\.1[,}]'
            $json | Should -Match '"money":1\.10?[,}]'
            $json | Should -Match '"flag":true'
            $json | Should -Match '"one":\["x"\]'
            $json | Should -Match '"when":"2027-01-02T03:04:05'
        }

        It 'suggests the spelling of a misspelled platform property' {
            @{ id = 'payments'; LifecycleState = 'draft'; color = 'x' } | Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Invalid,*'
            "$($failures[0])" | Should -BeLike "*spelled 'lifecycle_state'*"
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'rejects <what>, once, and sets the others' -ForEach @(
            @{ what = 'an object that refers to itself'; id = 'Gc.Input.DocumentInvalid'; make = { $loop = @{ id = 'payments' }; $loop.self = $loop; $loop } }
            @{ what = 'a number that is not finite'; id = 'Gc.Input.DocumentInvalid'; make = { @{ id = 'payments'; share = [double]::NaN } } }
            @{ what = 'a Definition that refers to itself'; id = 'Gc.Input.DocumentInvalid'; make = { $flow = Get-GcFlow payments; $flow.Definition.self = $flow.Definition; $flow } }
            @{ what = 'a number'; id = 'Gc.Flow.Invalid'; make = { 5 } }
            @{ what = 'an empty table'; id = 'Gc.Flow.Unnamed'; make = { @{} } }
            @{ what = 'a table without an id'; id = 'Gc.Flow.Unnamed'; make = { @{ Name = 'x' } } }
            @{ what = 'blocks that are not a list'; id = 'Gc.Flow.Invalid'; make = { @{ id = 'payments'; blocks = 5 } } }
            @{ what = 'a duplicate block'; id = 'Gc.Flow.Invalid'; make = { @{ id = 'payments'; blocks = @{ id = 'a'; type = 'X' }, @{ id = 'b'; type = 'X'; children = @(@{ id = 'a'; type = 'X' }) } } } }
            @{ what = 'an id that differs from the flow'; id = 'Gc.Flow.Invalid'; make = { $flow = Get-GcFlow payments; $flow.Definition.id = 'cash'; $flow } }
        ) {
            $set = @(& $make), 'callback' | ForEach-Object { $_ } | Set-GcFlow -Name 'Call me' -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Id | Should -Be 'callback'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }

    Context 'as ids and flows' {
        It 'takes ids with parameters' {
            ('main-ivr', 'payments' | Set-GcFlow -LifecycleState draft).LifecycleState | Should -Be 'draft', 'draft'
        }

        It 'takes flows with parameters, and keeps concurrent changes' {
            $flows = Get-GcFlow main-ivr, payments
            Edit-SandboxFlow $sandbox payments @{ description = 'Theirs.' }
            $set = $flows | Set-GcFlow -LifecycleState draft
            $set.LifecycleState | Should -Be 'draft', 'draft'
            $set[1].Definition.description | Should -Be 'Theirs.'
        }

        It 'restores a flow to what it was when it was read, without parameters' {
            $read = Get-GcFlow payments
            Edit-SandboxFlow $sandbox payments @{ description = 'Theirs.'; color = 'blue'; blocks = @() }
            $set = $read | Set-GcFlow
            Compare-GcFlow $read $set | Should -BeNullOrEmpty
            $set.Diff.Removed | Should -Be 'color'
        }

        It 'applies only the edits of a Definition, and keeps concurrent changes' {
            $flow = Get-GcFlow order-status
            $flow.Definition.blocks[2].timeout = 25
            $flow.Definition.blocks.Insert(0, @{ id = 'greeting'; type = 'PlayAudio' })
            $theirs = (Get-GcFlow order-status).Definition.blocks
            $theirs[1].versionRange = '[1.3, 2.0)'
            Edit-SandboxFlow $sandbox order-status @{ blocks = $theirs; description = 'Theirs.' }
            $set = $flow | Set-GcFlow
            $set.Diff.Differences.Path | Sort-Object | Should -Be 'blocks[find-order].timeout', 'blocks[greeting]'
            $now = (Get-GcFlow order-status).Definition
            $now.blocks.id | Should -Be 'greeting', 'authenticate', 'find-customer', 'find-order'
            $now.blocks[2].versionRange | Should -Be '[1.3, 2.0)'
            $now.blocks[3].timeout | Should -Be 25
            $now.description | Should -Be 'Theirs.'
        }

        It 'takes PowerShell objects in a Definition' {
            $flow = Get-GcFlow payments
            $flow.Definition.blocks += [pscustomobject] @{ id = 'new'; type = 'PlayAudio'; repeat = 2 }
            $flow.Definition.blocks += (Get-GcFlow callback).Blocks[1]
            $flow.Definition.table = @{ a = 1 } | Write-Output
            $flow.Definition.json = ConvertFrom-Json '{"a": [1, {"b": null}]}'
            $flow.Definition.numbers = 1..3 | ForEach-Object { $_ }
            $set = $flow | Set-GcFlow
            $set.Diff.Added | Should -Be 'blocks[new]', 'blocks[offer]', 'table', 'json', 'numbers'
            $set.Blocks[3].Children.Id | Should -Be 'accept', 'decline'
            $set.Document.GetProperty('table').ToString() | Should -Be '{"a":1}'
            $set.Document.GetProperty('json').ToString() | Should -Be '{"a":[1,{"b":null}]}'
            $set.Document.GetProperty('numbers').ToString() | Should -Be '[1,2,3]'
        }

        It 'does not change a flow whose Definition was only read' {
            $flow = Get-GcFlow payments
            $null = $flow.Definition.blocks[0].id
            ($flow | Set-GcFlow).Change | Should -Be 'NoChange'
        }

        It 'restores the exact previous state from Previous' {
            Edit-SandboxFlow $sandbox payments @{ large = 9007199254740993; precise = 0.10d; nothing = @{ a = @() } }
            $before = Get-GcFlow payments | Export-GcFlow "$TestDrive/before"
            $set = @{ id = 'payments'; name = 'Cash'; description = $null; added = 1; large = 1; blocks = @(@{ id = 'new'; type = 'X' }); references = @('callback') } | Set-GcFlow
            $set.Diff.Added | Should -Contain 'added'
            $restored = $set.Previous | Set-GcFlow
            $restored.Version | Should -Be 9
            $restored.Definition.Contains('added') | Should -BeFalse
            $after = Get-GcFlow payments | Export-GcFlow "$TestDrive/after"
            (Get-Content $after) -notmatch '^_version:' | Should -BeExactly ((Get-Content $before) -notmatch '^_version:')
        }

        It 'removes with Previous what has been added since' {
            $set = Set-GcFlow payments -Name 'Cash'
            Edit-SandboxFlow $sandbox payments @{ theirs = 1 }
            ($set.Previous | Set-GcFlow -WhatIf).Diff.Removed | Should -Be 'theirs'
        }

        It 'writes output for Export-Csv' {
            'main-ivr', 'payments' | Set-GcFlow -LifecycleState draft | Export-Csv "$TestDrive/result.csv"
            $rows = Import-Csv "$TestDrive/result.csv"
            $rows.Id | Should -Be 'main-ivr', 'payments'
            $rows.Change | Should -Be 'Update', 'Update'
            $rows.LifecycleState | Should -Be 'draft', 'draft'
            $rows[0].Diff | Should -Be '+0 -0 ~1'
        }
    }

    Context 'as files' {
        BeforeAll {
            "id: payments`nname: Cash`nblocks:`n  - id: find-customer`n    type: DataAction`n" | Set-Content "$TestDrive/payments.yaml"
            '{"id": "callback", "name": "Call me", "color": "blue"}' | Set-Content "$TestDrive/callback.json"
            "name: Nameless`n" | Set-Content "$TestDrive/nameless.yml"
        }

        It 'reads YAML and JSON, keeps unmentioned properties, and replaces lists' {
            $set = Set-GcFlow -Path "$TestDrive/payments.yaml", "$TestDrive/callback.json"
            $set.Id | Should -Be 'payments', 'callback'
            $set[0].Blocks.Id | Should -Be 'find-customer'
            $set[0].Definition.blocks[0].actionId | Should -Be 'customer-lookup'
            $set[0].LifecycleState | Should -Be 'published'
            $set[1].Definition.color | Should -Be 'blue'
            $set[1].Blocks.Count | Should -Be 2
        }

        It 'supports wildcards and relative paths' {
            Push-Location $TestDrive
            try {
                (Set-GcFlow -Path './c*.json', 'payments.y*ml').Id | Should -Be 'callback', 'payments'
                (Set-GcFlow -Path payments.yaml).Change | Should -Be 'NoChange'
            }
            finally { Pop-Location }
        }

        It 'takes files from Get-ChildItem' {
            (Get-ChildItem $TestDrive/payments.yaml, $TestDrive/callback.json | Set-GcFlow).Name | Should -Be 'Cash', 'Call me'
        }

        It 'lets parameters override the file' {
            $set = Set-GcFlow -Path "$TestDrive/payments.yaml" -Name 'More cash' -LifecycleState draft
            $set.Name | Should -Be 'More cash'
            $set.LifecycleState | Should -Be 'draft'
            $set.Blocks.Count | Should -Be 1
        }

        It 'sets the flow of -Id if the file has no id' {
            (Set-GcFlow -Path "$TestDrive/nameless.yml" -Id payments).Name | Should -Be 'Nameless'
        }

        It 'rejects an id that differs from the file' {
            Set-GcFlow -Path "$TestDrive/payments.yaml" -Id callback -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Invalid,*'
            "$($failures[0])" | Should -Match 'payments\.yaml:1:\d+: id: '
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'reports <what> that cannot be read, and sets the others' -ForEach @(
            @{ what = 'a folder'; path = '.' }
            @{ what = 'a file that does not exist'; path = 'none.yaml' }
            @{ what = 'a pattern without matching files'; path = 'none*.yaml' }
        ) {
            $set = Set-GcFlow -Path "$TestDrive/payments.yaml", "$TestDrive/$path", "$TestDrive/callback.json" -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Id | Should -Be 'payments', 'callback'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.DocumentInvalid,*'
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'reports a folder in the pipeline' {
            Get-Item $TestDrive | Set-GcFlow -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.DocumentInvalid,*'
            "$($failures[0])" | Should -BeLike '*folder*'
        }

        It 'restores a flow from its snapshot, and removes what was added since' {
            $file = Get-GcFlow payments | Export-GcFlow "$TestDrive/snapshots"
            $before = Get-GcFlow payments
            $null = @{ id = 'payments'; name = 'Cash'; added = 1; blocks = @() } | Set-GcFlow
            $set = $file | Set-GcFlow -WarningVariable warnings -WarningAction SilentlyContinue
            Compare-GcFlow $before $set | Should -BeNullOrEmpty
            "$warnings" | Should -BeLike '*taken at version 6*is at version 7*'
        }
    }

    Context 'when a file is invalid' {
        BeforeAll {
            $bomb = @('id: payments', 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]') + (1..9 | ForEach-Object { "a${_}: &a$_ [$((@("*a$($_ - 1)") * 10) -join ', ')]" }) -join "`n"
            $files = @{
                'tab.yaml'       = "id: payments`nblocks:`n`t- id: a`n"
                'twice.yaml'     = "id: payments`nname: A`nname: B`n"
                'twice.json'     = "{`n  `"id`": `"payments`",`n  `"name`": `"A`",`n  `"name`": `"B`"`n}"
                'bomb.yaml'      = $bomb
                'type.yaml'      = "id: payments`nblocks:`n  - id: a`n    type: 5`n"
                'type.json'      = "{`n  `"id`": `"payments`",`n  `"references`": 5`n}"
                'bracket.yaml'   = "id: payments`nblocks: [1, 2`n"
                'comma.json'     = "{`n  `"id`": `"payments`",`n}"
                'list.yaml'      = "- id: payments`n"
                'empty.yaml'     = ''
                'state.yaml'     = "id: payments`n`nlifecycle_state: live`n"
                'missing.yaml'   = "name: A`n"
                'two.yaml'       = "id: payments`n---`nid: callback`n"
                'reference.yaml' = "id: payments`nreferences:`n  - callback`n  - nope`n"
            }
            $files.Keys | ForEach-Object { [IO.File]::WriteAllText("$TestDrive/$_", $files[$_]) }
            [IO.File]::WriteAllBytes("$TestDrive/latin.yaml", [Text.Encoding]::Latin1.GetBytes("id: payments`nname: Zürich`n"))
            $large = [IO.File]::Create("$TestDrive/large.yaml")
            $large.SetLength(50MB)
            $large.Dispose()
        }

        It 'reports the error in <file> exactly once with its location, and sends nothing' -ForEach @(
            @{ file = 'tab.yaml'; location = '3:1'; says = '*tab*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'twice.yaml'; location = '3:1'; says = "*'name'*"; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'twice.json'; location = '4:3'; says = "*'name'*"; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'bomb.yaml'; location = '\d+:\d+'; says = '*alias*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'type.yaml'; location = '4:5'; says = '*blocks`[0`].type: *text*number 5*'; id = 'Gc.Flow.Invalid' }
            @{ file = 'type.json'; location = '3:3'; says = '*references: *list*number 5*'; id = 'Gc.Flow.Invalid' }
            @{ file = 'bracket.yaml'; location = '\d+:\d+'; says = '*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'comma.json'; location = '3:1'; says = '*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'list.yaml'; location = '1:1'; says = '*object*list*'; id = 'Gc.Flow.Invalid' }
            @{ file = 'empty.yaml'; location = '1:1'; says = '*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'state.yaml'; location = '3:1'; says = "*'live' is not a valid flow state*"; id = 'Gc.Flow.Invalid' }
            @{ file = 'missing.yaml'; location = '1:1'; says = '*no flow id*'; id = 'Gc.Flow.Unnamed' }
            @{ file = 'two.yaml'; location = '\d+:\d+'; says = '*second one*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'reference.yaml'; location = '4:5'; says = "*references``[1``]*'nope'*"; id = 'Gc.Flow.Invalid' }
            @{ file = 'latin.yaml'; location = '2:8'; says = '*UTF-8*'; id = 'Gc.Input.DocumentInvalid' }
            @{ file = 'large.yaml'; location = '1:1'; says = '*50.0 MB*10 MB*'; id = 'Gc.Input.DocumentInvalid' }
        ) {
            Set-GcFlow -Path "$TestDrive/$file" -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike "$id,*"
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$($failures[0])" | Should -Match "$([regex]::Escape($file)):${location}: "
            "$($failures[0])" | Should -BeLike $says
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'sets the valid ones' {
            "id: callback`nname: Call me`n" | Set-Content "$TestDrive/good.yaml"
            $set = Set-GcFlow -Path "$TestDrive/tab.yaml", "$TestDrive/good.yaml", "$TestDrive/type.yaml" -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.Name | Should -Be 'Call me'
            $failures.Count | Should -Be 2
        }

        It 'reports several errors in one file as one error' {
            "id: payments`nname: 5`nreferences: x`n" | Set-Content "$TestDrive/several.yaml"
            Set-GcFlow -Path "$TestDrive/several.yaml" -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures.Count | Should -Be 1
            "$($failures[0])" | Should -Match 'several\.yaml:2:1: name: .*\n.*several\.yaml:3:1: references: '
            $failures[0].Exception.Findings.Line | Should -Be 2, 3
        }
    }
}
