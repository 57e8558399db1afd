BeforeAll {
    . $PSScriptRoot/Common.ps1
    $sandbox = Start-GcSandbox -Option '--rate-limit', '100000', '--job-duration', '0.3', '--any-bundle', '--any-environment'
    $connect = Get-ConnectCommand $sandbox

    # The lines that an agent would interpret as commands.
    function Get-AgentCommand([string] $Output, [string] $Agent) {
        $Output -split '\r|\n' | Where-Object { $Agent -eq 'TF_BUILD' ? $_ -match '##(vso)?\[' : $_ -match '^\s*::|##\[' }
    }
}

AfterAll {
    Disconnect-GcOrg
    Stop-GcSandbox
}

Describe 'The cmdlets in a pipeline' {
    BeforeEach {
        Reset-Sandbox $sandbox
        $env:AGENT_TEMPDIRECTORY = "$TestDrive"
        $env:GITHUB_OUTPUT = Join-Path $TestDrive outputs
        $env:GITHUB_STEP_SUMMARY = Join-Path $TestDrive summary.md
        Get-ChildItem $TestDrive | Remove-Item -Recurse
    }

    AfterEach {
        'TF_BUILD', 'GITHUB_ACTIONS', 'AGENT_TEMPDIRECTORY', 'GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY' | ForEach-Object { [System.Environment]::SetEnvironmentVariable($_, $null) }
    }

    It 'report progress, outputs and a summary to Azure Pipelines, without text in the output objects' {
        $env:TF_BUILD = 'True'
        $output = Invoke-Child "$connect `$results = Invoke-GcBundleDeployment desk -Environment test -Force; ""objects: `$(@(`$results).Count)""" -NonInteractive
        $output | Should -Match '(?m)^objects: 1$'
        $output | Should -Match '(?m)^##vso\[task.setprogress value=100;\]1 of 1: BundleDeployment/desk@test$'
        $output | Should -Match '(?m)^##vso\[task.setvariable variable=gcStatus;isOutput=true\]Done$'
        $output -match '##vso\[task.uploadsummary\](?<file>\S+)' | Should -BeTrue
        Get-Content $Matches.file -Raw | Should -BeLike '## ✓ Completed: *'
    }

    It 'report to GitHub Actions in its files' {
        $env:GITHUB_ACTIONS = 'true'
        $output = Invoke-Child "$connect Invoke-GcBundleDeployment desk -Environment test -Force | Out-Null" -NonInteractive
        Get-AgentCommand $output GITHUB_ACTIONS | Should -BeLike '::add-mask::*'
        Get-Content $env:GITHUB_OUTPUT -Raw | Should -Match 'gcStatus<<(ghadelimiter_\w+)\r?\nDone\r?\n\1'
        Get-Content $env:GITHUB_STEP_SUMMARY -Raw | Should -BeLike '## ✓ Completed: *'
    }

    It 'neutralize commands of <_> in server text: errors, -Verbose, -Debug and warnings' -ForEach 'TF_BUILD', 'GITHUB_ACTIONS' {
        [System.Environment]::SetEnvironmentVariable($_, 'true')
        $attack = 'x ##vso[task.setvariable variable=hacked]1 ##[error]2' + "`n" + '::set-output name=hacked::3' + "`n" + '##vso[task.complete result=Succeeded;]'
        Set-Sandbox $sandbox outcomes @{ 'bad/test' = @{ outcome = 'Failed'; errors = @(@{ code = 'x'; message = $attack }) } }

        $output = Invoke-Child "$connect Invoke-GcBundleDeployment bad -Environment test -Force -Verbose -Debug; Get-GcFlow '##vso[task.complete]' -ErrorAction Continue" -NonInteractive
        $output | Should -BeLike '*hacked*'
        $commands = Get-AgentCommand $output $_
        $commands | Should -Not -BeNullOrEmpty
        $allowed = '^##vso\[task\.(setprogress value=\d+;|logissue type=(error|warning);code=[\w.]+;|setvariable variable=gc\w+;isOutput=true|uploadsummary|setsecret)\][^#]*(## vso\[[^#]*|## \[[^#]*)*$|^::(error title=[\w.]+|add-mask|warning)::'
        $commands | Should -Match $allowed
        $commands | Where-Object { $_ -match 'hacked' } | Should -Match '^##vso\[task.logissue|^::error'
    }

    It 'show a manifest error at its line' {
        $env:GITHUB_ACTIONS = 'true'
        "apiVersion: genesysarchitect/v1`nkind: Flow`nmetadata: {name: a}`nspec: {idd: a}" | Set-Content (Join-Path $TestDrive wrong.yaml)
        $output = Invoke-Child "Test-GcManifest '$(Join-Path $TestDrive wrong.yaml)' | Out-Null"
        $output | Should -Match '(?m)^::error file=.*wrong\.yaml,line=4,col=\d+,title=Gc\.Manifest\.Invalid::'
    }

    It 'write no commands outside of a pipeline' {
        $output = Invoke-Child "$connect Invoke-GcBundleDeployment desk -Environment test -Force -Verbose | Out-Null" -NonInteractive
        Get-AgentCommand $output TF_BUILD | Should -BeNullOrEmpty
        Get-AgentCommand $output GITHUB_ACTIONS | Should -BeNullOrEmpty
    }
}
