BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.3'
    $null = $sandbox | Connect-GcOrg

    @'
apiVersion: genesysarchitect/v1
kind: Flow
metadata: { name: survey }
spec: { id: customer-survey, name: Survey }
---
apiVersion: genesysarchitect/v1
kind: BundleDeployment
metadata: { name: desk }
spec: { bundleId: returns-desk, environments: [test, prod] }
dependsOn: [Flow/survey]
'@ | Set-Content (Join-Path $TestDrive manifest.yaml)
    Push-Location $TestDrive
    $null = Invoke-GcManifest manifest.yaml -Force
    $null = Invoke-GcManifest manifest.yaml -Force
    $runs = Get-GcRun
}

AfterAll {
    Pop-Location
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Export-GcReport' {
    It 'writes a page of the newest run by default' {
        $file = Export-GcReport
        $file | Should -BeOfType ([System.IO.FileInfo])
        $file.FullName | Should -Be (Join-Path $TestDrive report.html)
        $text = Get-Content $file -Raw
        $text | Should -BeLike '<!DOCTYPE html>*'
        $text | Should -BeLike "*Nothing to do*$($runs[0].RunId)*"
    }

    It 'takes runs from the pipeline' {
        $file = $runs[1] | Export-GcReport first.html
        $text = Get-Content $file -Raw
        $text | Should -BeLike '*Completed*'
        $text | Should -BeLike '*BundleDeployment/desk@prod*'
        $text | Should -BeLike '*class="timeline"*'
    }

    It 'needs no network and runs no script' {
        $text = Get-Content (Export-GcReport page.html -RunId $runs[1].RunId) -Raw
        $text | Should -Match "default-src 'none'; style-src 'sha256-"
        $text | Should -Not -Match '<script|(src|href)="https?:'
    }

    It 'writes Markdown by file extension or -Format' -ForEach @(
        @{ name = 'summary.md'; format = @{} }
        @{ name = 'summary.txt'; format = @{ Format = 'Markdown' } }
    ) {
        $text = Get-Content (Export-GcReport $name -RunId $runs[1].RunId @format) -Raw
        $text | Should -BeLike '## ✓ Completed: *'
        $text | Should -Match ([regex]::Escape('| ✓ done | `BundleDeployment/desk@test` | deploy |'))
    }

    It 'finds runs in another folder' {
        Copy-Item .genesysarchitect elsewhere -Recurse
        Export-GcReport elsewhere.html -StatePath elsewhere | Should -Not -BeNullOrEmpty
    }

    It 'writes nothing with -WhatIf' {
        Export-GcReport never.html -WhatIf | Should -BeNullOrEmpty
        Test-Path never.html | Should -BeFalse
    }

    It 'reports a run that does not exist, and continues with the next' {
        $files = [pscustomobject]@{ RunId = 'nobody' }, $runs[1] | ForEach-Object { $_ | Export-GcReport "$($_.RunId).html" -ErrorVariable +failures -ErrorAction SilentlyContinue }
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Report.RunMissing,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $files | Should -HaveCount 1
    }

    It 'lists the formats for a file name without one' {
        Export-GcReport report.pdf -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.ValueInvalid,*'
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*.html*.md*'
    }
}
