BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000'
    $null = $sandbox | Connect-GcOrg
    $resolution = Resolve-GcFlowDependency -ErrorAction SilentlyContinue
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'Export-GcDependencyGraph' {
    It 'writes <name> as <begins>' -ForEach @(
        @{ name = 'graph.html'; begins = '<!DOCTYPE html>*' }
        @{ name = 'graph.mmd'; begins = '*flowchart LR*' }
        @{ name = 'graph.dot'; begins = '*digraph*' }
        @{ name = 'graph.json'; begins = '{*' }
    ) {
        $file = $resolution | Export-GcDependencyGraph (Join-Path $TestDrive $name)
        $file | Should -BeOfType ([System.IO.FileInfo])
        $text = Get-Content $file.FullName -Raw
        $text | Should -BeLike $begins
        $text | Should -BeLike '*main-ivr*'
        $text | Should -BeLike '*customer-lookup*'
    }

    It 'needs no network for the page' {
        $file = $resolution | Export-GcDependencyGraph (Join-Path $TestDrive graph.html)
        $text = Get-Content $file.FullName -Raw
        $text | Should -Not -Match '<(script|link|img)[^>]+(src|href)="https?:'
        $text | Should -BeLike '*Content-Security-Policy*'
    }

    It 'uses -Format if the file name does not determine it' {
        $file = $resolution | Export-GcDependencyGraph (Join-Path $TestDrive graph.txt) -Format Json
        (Get-Content $file.FullName -Raw | ConvertFrom-Json).nodes.Count | Should -Be $resolution.Nodes.Count
    }

    It 'shows what a flow depends on, up to a depth' {
        $file = $resolution | Export-GcDependencyGraph (Join-Path $TestDrive part.json) -Focus callback -Depth 1
        (Get-Content $file.FullName -Raw | ConvertFrom-Json).nodes.id | Sort-Object | Should -Be 'business-hours', 'callback', 'customer-survey'
    }

    It 'shows what depends on a data action' {
        $file = $resolution | Export-GcDependencyGraph (Join-Path $TestDrive part.json) -Focus business-hours -Direction Consumers -Depth 1
        $ids = (Get-Content $file.FullName -Raw | ConvertFrom-Json).nodes.id
        $ids | Should -Contain 'callback'
        $ids | Should -Not -Contain 'main-ivr'
    }

    It 'reports a focus that does not exist' {
        $resolution | Export-GcDependencyGraph (Join-Path $TestDrive none.json) -Focus calback -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'Gc.Input.ValueInvalid,*'
        "$($failures[0])$($failures[0].ErrorDetails.RecommendedAction)" | Should -BeLike '*callback*'
        Test-Path (Join-Path $TestDrive none.json) | Should -BeFalse
    }

    It 'lists the formats for a file name without one' {
        $resolution | Export-GcDependencyGraph (Join-Path $TestDrive graph.png) -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].ErrorDetails.RecommendedAction | Should -BeLike '*.html*'
    }

    It 'writes nothing with -WhatIf' {
        $resolution | Export-GcDependencyGraph (Join-Path $TestDrive whatif.html) -WhatIf | Should -BeNullOrEmpty
        Test-Path (Join-Path $TestDrive whatif.html) | Should -BeFalse
    }

    It 'needs no connection' {
        (Get-Command Export-GcDependencyGraph).Parameters.Keys | Should -Not -Contain 'Connection'
    }
}
