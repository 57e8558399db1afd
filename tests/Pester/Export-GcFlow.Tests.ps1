BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $org = $sandbox | Connect-GcOrg -PassThru
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Export-GcFlow' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
    }

    Context 'selecting flows' {
        It 'writes a snapshot of each flow of the organization to a new folder' {
            $files = Export-GcFlow "$folder/deep"
            $files.Count | Should -Be 14
            $files[0] | Should -BeOfType [System.IO.FileInfo]
            $files[0].Name | Should -Be 'main-ivr.yaml'
            $files[0].DirectoryName | Should -Be ([IO.Path]::GetFullPath("$folder/deep"))
            $files[0].Exists | Should -BeTrue
            (Get-ChildItem "$folder/deep" -Force).Name | Sort-Object | Should -Be ($files.Name | Sort-Object)
            Get-SandboxWrite $sandbox | Should -BeNullOrEmpty
        }

        It 'writes flows by id, by name and from the pipeline' {
            (Export-GcFlow $folder -Id payments, callback).Name | Should -Be 'payments.yaml', 'callback.yaml'
            (Export-GcFlow $folder -Name '*IVR', 'Returns').Name | Should -Be 'main-ivr.yaml', 'returns.yaml', 'spanish-ivr.yaml', 'legacy-ivr.yaml'
            (Get-GcFlow web-chat | Export-GcFlow $folder).Name | Should -Be 'web-chat.yaml'
            (Export-GcFlow $folder -InputObject (Get-GcFlow returns, payments)).Name | Should -Be 'returns.yaml', 'payments.yaml'
        }

        It 'reports an id and a name without a flow, and writes the others' {
            (Export-GcFlow $folder -Id nope, payments -ErrorVariable failures -ErrorAction SilentlyContinue).Name | Should -Be 'payments.yaml'
            $failures.FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            $failures.TargetObject | Should -Be 'nope'
            (Export-GcFlow $folder -Name Nope, Callback, 'x*' -ErrorVariable failures -ErrorAction SilentlyContinue).Name | Should -Be 'callback.yaml'
            $failures.FullyQualifiedErrorId | Should -BeLike 'Gc.Flow.Missing,*'
            $failures.TargetObject | Should -Be 'Nope'
        }

        It 'reports why a flow cannot be read, and writes the others' {
            Set-Sandbox $sandbox rules @{ path = '/api/v2/architect/flows/payments'; fault = 'ErrorStatus'; status = 403 } POST
            @(Export-GcFlow $folder -ErrorVariable failures -ErrorAction SilentlyContinue).Count | Should -Be 13
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Api.PermissionMissing,*'
            "$folder/payments.yaml" | Should -Not -Exist
        }

        It 'needs no connection for flows from the pipeline' {
            $flows = Get-GcFlow payments, callback
            Disconnect-GcOrg
            try {
                ($flows | Export-GcFlow $folder).Name | Should -Be 'payments.yaml', 'callback.yaml'
                { Export-GcFlow $folder } | Should -Throw -ErrorId 'Gc.Connection.Missing,*'
            }
            finally { $sandbox | Connect-GcOrg }
        }
    }

    Context 'content of a snapshot' {
        It 'is the whole flow, with its version, in a canonical order' {
            Edit-SandboxFlow $sandbox callback @{ zebra = 1; blocks = @(@{ prompt = 'Hi.'; id = 'greeting'; color = $true; type = 'PlayAudio'; children = @() }); apple = 'x' }
            Get-Content (Export-GcFlow $folder -Id callback) | Should -Be @(
                'id: callback'
                'name: Callback'
                'lifecycle_state: published'
                '_version: 5'
                'apple: x'
                'division: Home'
                'zebra: 1'
                'references:'
                '  - customer-survey'
                'blocks:'
                '  - id: greeting'
                '    type: PlayAudio'
                '    color: true'
                '    prompt: Hi.'
                '    children: []'
            )
        }

        It 'is JSON with -Format Json' {
            $file = Export-GcFlow $folder -Id payments -Format Json
            $file.Name | Should -Be 'payments.json'
            $document = Get-Content $file -Raw | ConvertFrom-Json
            $document._version | Should -Be 6
            $document.blocks[1].children[0].children[0].prompt | Should -BeLike 'Thank you.*'
        }

        It 'ends in one newline, has no byte order mark and no carriage return, as <_>' -ForEach 'Yaml', 'Json' {
            $bytes = [IO.File]::ReadAllBytes((Export-GcFlow $folder -Id payments -Format $_))
            $bytes[-1] | Should -Be 10
            $bytes[-2] | Should -Not -Be 10
            $bytes[0] | Should -BeIn ([byte][char] 'i'), ([byte][char] '{')
            $bytes | Should -Not -Contain 13
        }

        It 'preserves any text, as <_>' -ForEach 'Yaml', 'Json' {
            $texts = '', ' ', 'null', '~', 'yes', '0123', '+49 30 123', '1e3', '1_000', '0x1F', '2027-01-02', 'a: b', '- a', '#x', 'x #y', "a`nb`n", "a`r`nb", "`tx", ' x ', "'", '"', '\', '[a]', '{a}', '&a', '*a', '!a', '%a', '@a', '`a', '|', '>', '=', '<<', '---', '...', 'Zürich', '日本', '😀', [string] [char] 0x85, [string] [char] 0x2028, [string] [char] 1, [string] [char] 0xFEFF
            Edit-SandboxFlow $sandbox payments @{ texts = $texts; numbers = @(0, -1, 2.50, 9007199254740993, 1e300); nothing = @{ list = @(); table = @{} }; 'odd: name' = 1; 'null' = 2 }
            $before = Get-GcFlow payments
            $file = Export-GcFlow $folder -Id payments -Format $_
            Compare-GcFlow $file $before | Should -BeNullOrEmpty
            $null = Set-GcFlow payments -Name 'Cash'
            $restored = Set-GcFlow -Path $file -WarningAction SilentlyContinue
            Compare-GcFlow $before $restored | Should -BeNullOrEmpty
            $restored.Definition.texts | Should -BeExactly $texts
        }

        It 'is identical when it is written twice, in two folders and by two runs' {
            $one = Export-GcFlow "$folder/one"
            $other = Export-GcFlow "$folder/other"
            (Get-FileHash $other).Hash | Should -Be (Get-FileHash $one).Hash
        }

        It 'changes only in lines that changed in the flow' {
            $before = Get-Content (Export-GcFlow "$folder/before" -Id main-ivr)
            $flow = Get-GcFlow main-ivr
            $flow.Definition.blocks[0].prompt = 'Welcome.'
            $null = $flow | Set-GcFlow
            $after = Get-Content (Export-GcFlow "$folder/after" -Id main-ivr)
            (Compare-Object $before $after).InputObject | Sort-Object | Should -Be @(
                '    prompt: Welcome to Northwind. Your call may be recorded.'
                '    prompt: Welcome.'
                '_version: 14'
                '_version: 15'
            )
        }

        It 'updates a flow when it is edited, and is the same except for the version when written again' {
            $file = Export-GcFlow $folder -Id payments
            $edited = (Get-Content $file) -replace '^name: .*', 'name: Cash' -replace 'timeout: 30', 'timeout: 60'
            $edited | Set-Content $file
            (Set-GcFlow -Path $file).Diff.Differences.Path | Should -Be 'name', 'blocks[take-payment].timeout'
            Get-Content (Export-GcFlow $folder -Id payments) | Should -Be ($edited -replace '^_version: 6', '_version: 7')
        }
    }

    Context 'existing files' {
        It 'leaves a file with the same content as it is' {
            $before = Export-GcFlow $folder -Id payments, callback
            $before | ForEach-Object { $_.LastWriteTimeUtc = '2020-01-01' }
            Edit-SandboxFlow $sandbox callback @{ name = 'Call me' }
            $after = Export-GcFlow $folder -Id payments, callback
            $after.Name | Should -Be 'payments.yaml', 'callback.yaml'
            $after[0].LastWriteTimeUtc | Should -Be ([datetime] '2020-01-01')
            $after[1].LastWriteTimeUtc | Should -BeGreaterThan ([datetime] '2021-01-01')
        }

        It 'replaces a file that is not a snapshot, and leaves other files unchanged' {
            $null = New-Item $folder -ItemType Directory
            'id: [' | Set-Content "$folder/payments.yaml"
            'mine' | Set-Content "$folder/notes.txt"
            $null = Export-GcFlow $folder -Id payments
            Get-Content "$folder/payments.yaml" -First 1 | Should -Be 'id: payments'
            Get-Content "$folder/notes.txt" | Should -Be 'mine'
            (Get-ChildItem $folder -Force).Count | Should -Be 2
        }

        It 'writes nothing with -WhatIf, and creates no folder' {
            Export-GcFlow $folder -Id payments, callback -WhatIf | Should -BeNullOrEmpty
            $folder | Should -Not -Exist
        }

        It 'reports once for each flow that the folder is not writable' {
            'a file' | Set-Content $folder
            Export-GcFlow $folder -Id payments, callback -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures.Count | Should -Be 2
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.*'
            "$($failures[0])" | Should -BeLike "*$(Split-Path $folder -Leaf)*"
            $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }

        It 'resolves a relative folder, and rejects a folder outside of the file system' {
            Push-Location $TestDrive
            try { (Export-GcFlow ./from-here -Id payments).FullName | Should -Be ([IO.Path]::GetFullPath("$TestDrive/from-here/payments.yaml")) }
            finally { Pop-Location }
            Export-GcFlow Env:/flows -Id payments -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.ValueInvalid,*'
        }

        It 'shows the files as Get-ChildItem does' {
            $shown = Export-GcFlow $folder -Id payments | Out-String -Width 120
            $shown | Should -Be (Get-ChildItem $folder | Out-String -Width 120)
        }
    }

    Context 'unusual ids' {
        It 'writes the file of <what> to the folder, with a name that is valid on every system' -ForEach @(
            @{ what = 'con'; id = 'con'; file = '%63on.yaml' }
            @{ what = 'CON.x'; id = 'CON.x'; file = '%43ON.x.yaml' }
            @{ what = 'A:B'; id = 'A:B'; file = 'A%3AB.yaml' }
            @{ what = '.hidden'; id = '.hidden'; file = '%2Ehidden.yaml' }
            @{ what = 'a name with a space'; id = 'a b'; file = 'a%20b.yaml' }
            @{ what = 'Zürich'; id = 'Zürich'; file = 'Z%C3%BCrich.yaml' }
            @{ what = '300 characters'; id = 'x' * 300; file = 'x*.yaml' }
        ) {
            New-SandboxFlow $sandbox @{ id = $id }
            $written = Get-GcFlow $id | Export-GcFlow $folder
            $written.Name | Should -BeLike $file
            $written.Name.Length | Should -BeLessThan 200
            (Get-ChildItem $folder -Recurse -Force -File).FullName | Should -Be $written.FullName
            $written.DirectoryName | Should -Be ([IO.Path]::GetFullPath($folder))
            Compare-GcFlow $written | Should -BeNullOrEmpty
            (Set-GcFlow -Path $written).Change | Should -Be 'NoChange'
        }

        It 'does not leave the folder for <_>' -ForEach '..', '../x', 'a/b', 'a\b', '/etc/x', 'C:\x', '..\x' {
            $null = New-Item "$folder/in", "$folder/none" -ItemType Directory
            @{ id = $_; name = 'Odd'; lifecycle_state = 'draft' } | ConvertTo-Json | Set-Content "$folder/odd.json"
            $odd = (Compare-GcFlow "$folder/odd.json" "$folder/none" -PassThru).Left
            $odd.Id | Should -Be $_
            $written = $odd | Export-GcFlow "$folder/in"
            $written.DirectoryName | Should -Be ([IO.Path]::GetFullPath("$folder/in"))
            (Get-ChildItem $folder -Recurse -Force -File).Count | Should -Be 2
        }

        It 'reports a flow whose id cannot be requested, and writes the others' {
            New-SandboxFlow $sandbox @{ id = '..' }
            @(Export-GcFlow $folder -ErrorVariable failures -ErrorAction SilentlyContinue).Count | Should -Be 14
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.IdInvalid,*'
        }

        It 'writes two files for two ids that only look the same' {
            $ids = ('x' * 300), ('x' * 300 + 'y'), 'a.b', 'a%2Eb'
            $ids | ForEach-Object { New-SandboxFlow $sandbox @{ id = $_ } }
            $files = $ids | Get-GcFlow | Export-GcFlow $folder
            $files.Name | Select-Object -Unique | Should -HaveCount 4
        }
    }
}
