BeforeAll {
    . $PSScriptRoot/Common.ps1
    $samples = [System.IO.Path]::GetFullPath("$PSScriptRoot/../../samples/contact-center")

    # A resource as a document of a manifest.
    function Get-Document([string] $Kind, [string] $Name, [string] $Spec) {
        "apiVersion: genesysarchitect/v1`nkind: $Kind`nmetadata:`n  name: $Name`nspec:`n  $($Spec -replace '; ', "`n  ")`n"
    }
}

Describe 'Test-GcManifest' {
    BeforeEach {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder -ItemType Directory
        Push-Location $folder
    }

    AfterEach { Pop-Location }

    Context 'with a valid manifest' {
        It 'writes nothing, and needs no connection' {
            Get-GcOrg | Should -BeNullOrEmpty
            Test-GcManifest $samples -ValuesPath $samples/values/prod.yaml | Should -BeNullOrEmpty
        }

        It 'writes $true with -Quiet, and $false otherwise' {
            Test-GcManifest $samples -ValuesPath $samples/values/prod.yaml -Quiet | Should -BeTrue
            Test-GcManifest $samples -Quiet | Should -BeFalse
        }

        It 'takes values from several values files, of which the last takes precedence, and from -Variable first' {
            "stage: nowhere`nstages: [nowhere]" | Set-Content base.yaml
            Test-GcManifest $samples -ValuesPath base.yaml, $samples/values/prod.yaml | Should -BeNullOrEmpty
            Test-GcManifest $samples -ValuesPath $samples/values/prod.yaml, base.yaml | Should -Not -BeNullOrEmpty
            Test-GcManifest $samples -ValuesPath $samples/values/prod.yaml, base.yaml -Variable @{ stage = 'acceptance'; stages = @('acceptance') } | Should -BeNullOrEmpty
        }

        It 'does not change the folder' {
            Get-Document Flow one 'id: one' | Set-Content one.yaml
            Test-GcManifest . | Should -BeNullOrEmpty
            (Get-ChildItem -Force).Name | Should -Be 'one.yaml'
        }
    }

    Context 'with errors' {
        It 'reports all errors of all documents and files together' {
            (Get-Document Flow one 'id: one; lifecylceState: draft; lifecycleState: live'), (Get-Document Flwo two 'id: two') -join "---`n" | Set-Content a.yaml
            Get-Document BotVersion three 'botId: [1, 2]; versionId: "2.0"; skils: [billing]' | Set-Content b.yml
            "{ `"apiVersion`": `"genesysarchitect/v1`",`n  `"kind`": `"Flow`", `"metadata`": {} }" | Set-Content c.json
            $findings = Test-GcManifest .
            $findings[0].PSTypeNames[0] | Should -Be 'GenesysArchitect.Engine.Manifests.GcManifestFinding'
            $findings | ForEach-Object { '{0}:{1}' -f (Split-Path $_.File -Leaf), $_.Line } | Select-Object -Unique | Should -Be 'a.yaml:7', 'a.yaml:8', 'a.yaml:11', 'b.yml:6', 'b.yml:8', 'c.json:1', 'c.json:2'
        }

        It 'reports an error with its location, source line and suggestion' {
            "# A flow.`n$(Get-Document Flow one 'id: one; lifecylceState: draft')" | Set-Content one.yaml
            $finding = Test-GcManifest one.yaml
            $finding.File | Should -Be (Join-Path $folder one.yaml)
            $finding.Line | Should -Be 8
            $finding.Column | Should -Be 3
            $finding.SourceLine | Should -Be '  lifecylceState: draft'
            $finding.Suggestion | Should -Be 'lifecycleState'
            "$finding" | Should -Be "$folder$([IO.Path]::DirectorySeparatorChar)one.yaml:8:3: $($finding.Message)"
        }

        It 'shows the line with a caret below it in a table by file' {
            Get-Document Flow one 'id: one; lifecylceState: draft' | Set-Content one.yaml
            $text = Test-GcManifest one.yaml | Out-String -Width 120
            $text | Should -Match 'File: .*one\.yaml'
            $text | Should -Match "(?m)^ +7 +3 unknown property 'lifecylceState' in the spec of a Flow; did you mean 'lifecycleState'\?\s+7 \|   lifecylceState: draft\s*?\n +\|   \^"
        }

        It 'shows all details in a list' {
            Get-Document Flow one 'id: one; lifecylceState: draft' | Set-Content one.yaml
            Test-GcManifest one.yaml | Format-List | Out-String -Width 200 | Should -Match '(?s)File +: .*one\.yaml.*Line +: 7.*SourceLine +:   lifecylceState: draft.*Suggestion : lifecycleState'
        }

        It 'finds <what>' -ForEach @(
            @{ what = 'invalid YAML'; text = "a: [1`nb: 2"; says = '*' }
            @{ what = 'a document that is not a resource'; text = "- 1`n- 2"; says = '*' }
            @{ what = 'a duplicate key'; text = "apiVersion: genesysarchitect/v1`nkind: Flow`nkind: Flow`nmetadata: { name: x }`nspec: { id: x }"; says = '*kind*' }
            @{ what = 'an unsupported format version'; text = "apiVersion: genesysarchitect/v9`nkind: Flow`nmetadata: { name: x }`nspec: { id: x }"; says = '*genesysarchitect/v1*' }
            @{ what = 'an undefined variable'; text = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: x }`nspec: { id: x, name: '`${var:nope}' }"; says = "*variable 'nope' is not defined*" }
            @{ what = 'an undefined secret'; text = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: x }`nspec: { id: x, name: '`${secret:GC_PESTER_NOPE}' }"; says = "*'GC_PESTER_NOPE'*" }
            @{ what = 'a dependency that does not exist'; text = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: x }`nspec: { id: x }`ndependsOn: [Flow/nope]"; says = '*nope*' }
            @{ what = 'a dependency cycle'; text = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: x }`nspec: { id: x }`ndependsOn: [Flow/y]`n---`napiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: y }`nspec: { id: y }`ndependsOn: [Flow/x]"; says = '*Flow/x*Flow/y*' }
            @{ what = 'a duplicate name'; text = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: x }`nspec: { id: x }`n---`napiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: x }`nspec: { id: y }"; says = '*already*' }
        ) {
            $text | Set-Content bad.yaml
            $findings = @(Test-GcManifest bad.yaml)
            $findings.Count | Should -BeGreaterThan 0
            $findings[0].Line | Should -BeGreaterThan 0
            "$($findings.Message)" | Should -BeLike $says
        }

        It 'reports missing dependencies together with all other errors' {
            (Get-Document Flow one "id: one; lifecycleState: live`ndependsOn: [Flow/nope]"), "$(Get-Document Flow two 'id: two')dependsOn: [Flow/none]" -join "---`n" | Set-Content one.yaml
            (Test-GcManifest one.yaml).Message | Should -HaveCount 3
        }

        It 'reports an error in a values file at its location' {
            Get-Document Flow one 'id: one; name: ${var:name}' | Set-Content one.yaml
            "# The values.`nname: [1`n" | Set-Content values.yml
            $findings = Test-GcManifest one.yaml -ValuesPath values.yml
            $findings.File | ForEach-Object { Split-Path $_ -Leaf } | Select-Object -Unique | Should -Contain 'values.yml'
        }

        It 'never shows the value of a secret' {
            $env:GC_PESTER_SECRET = 'hunter2-hunter2'
            try {
                Get-Document Flow one 'id: one; lifecycleState: ${secret:GC_PESTER_SECRET}; hunter2-hunter2: x' | Set-Content one.yaml
                $findings = Test-GcManifest one.yaml
                $findings | Should -Not -BeNullOrEmpty
                $findings.Message | Should -Not -BeLike '*state*hunter2-hunter2*'
                ($findings | Where-Object Line -eq 7).Message | Should -Not -Match 'hunter2'
            }
            finally { $env:GC_PESTER_SECRET = $null }
        }
    }

    Context 'with paths and selectors' {
        BeforeEach {
            $null = New-Item flows/deep -ItemType Directory
            Get-Document Flow one 'id: one; lifecycleState: x1' | Set-Content flows/one.yaml
            Get-Document Flow two 'id: two; lifecycleState: x2' | Set-Content flows/two.yml
            Get-Document Flow three 'id: three; lifecycleState: x3' | Set-Content flows/deep/three.yaml
            'no manifest' | Set-Content flows/readme.txt

            function Get-Found { @($input | ForEach-Object { [IO.Path]::GetFileNameWithoutExtension($_.File) } | Sort-Object -Unique) }
        }

        It 'takes only the files directly in a folder' {
            Test-GcManifest flows | Get-Found | Should -Be 'one', 'two'
        }

        It 'supports <pattern>' -ForEach @(
            @{ pattern = 'flows/*.yaml'; files = @('one') }
            @{ pattern = 'flows/t*'; files = @('two') }
            @{ pattern = 'flows/???.y*ml'; files = @('one', 'two') }
            @{ pattern = 'flows/**/*.yaml'; files = @('one', 'three') }
        ) {
            Test-GcManifest $pattern | Get-Found | Should -Be $files
        }

        It 'takes files from Get-ChildItem as one manifest' {
            Get-ChildItem flows -Recurse -Include *.yaml, *.yml | Test-GcManifest | Get-Found | Should -Be 'one', 'three', 'two'
            Get-Document Flow four 'id: four' | Set-Content flows/four.yaml
            "$(Get-Document Flow five 'id: five')dependsOn: [Flow/four]" | Set-Content flows/five.yaml
            Get-ChildItem flows/five.yaml, flows/four.yaml | Test-GcManifest | Should -BeNullOrEmpty
            Test-GcManifest flows/five.yaml | Should -Not -BeNullOrEmpty
        }

        It 'reads a file once that is given twice' {
            @(Test-GcManifest flows/one.yaml, ./flows/one.yaml, flows).Count | Should -Be 2
        }

        It 'checks resources selected by label' {
            $text = "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: { name: {0}, labels: { team: {1} } }`nspec: { id: {0}, name: '`${var:{0}}' }`n"
            ($text -replace '\{0\}', 'a' -replace '\{1\}', 'ivr'), ($text -replace '\{0\}', 'b' -replace '\{1\}', 'insight') -join "---`n" | Set-Content labeled.yaml
            Test-GcManifest labeled.yaml -Variable @{ a = 'A' } -Selector team=ivr | Should -BeNullOrEmpty
            (Test-GcManifest labeled.yaml -Variable @{ a = 'A' }).Message | Should -BeLike "*'b'*"
        }

        It 'rejects an invalid selector' -ForEach '=x', '!=x', ',' {
            { Test-GcManifest flows -Selector $_ } | Should -Throw "*'$_'*" -ErrorId 'Gc.Input.ValueInvalid,*'
        }

        It 'reports that there is no <what>' -ForEach @(
            @{ what = 'such file'; path = 'flows/nope.yaml' }
            @{ what = 'such folder'; path = 'nope/' }
            @{ what = 'matching file'; path = 'flows/*.toml' }
            @{ what = 'manifest in a folder'; path = 'empty' }
        ) {
            $null = New-Item empty -ItemType Directory
            $findings = @(Test-GcManifest $path)
            $findings.Count | Should -Be 1
            "$findings" | Should -BeLike "*$($path.TrimEnd('/').Replace('*', '`*'))*:1:1: *"
            Test-GcManifest $path -Quiet | Should -BeFalse
        }

        It 'rejects a path outside of the file system' {
            { Test-GcManifest env:PATH } | Should -Throw
        }

        It 'takes a name with brackets literally' {
            Get-Document Flow four 'id: four; lifecycleState: x4' | Set-Content -LiteralPath 'flows/four [1].yaml'
            Get-Item -LiteralPath 'flows/four [1].yaml' | Test-GcManifest | Get-Found | Should -Be 'four [1]'
        }
    }
}
