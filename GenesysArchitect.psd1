@{
    # The loader is a nested module so that it runs before PowerShell loads the cmdlets.
    RootModule             = 'GenesysArchitect.Cmdlets.dll'
    NestedModules          = @('GenesysArchitect.Loader.psm1')
    ModuleVersion          = '0.6.0'
    GUID                   = 'b6b0a0a5-6f0e-4e57-9a35-0b8e0c6f6d5a'
    Author                 = 'GenesysArchitect'
    CompanyName            = 'GenesysArchitect'
    Copyright              = '(c) GenesysArchitect'
    Description            = 'Deploys Genesys Cloud Architect bundles, publishes bots, updates flows and resolves their dependencies, with plans, automatic rollback and merging of concurrent changes; or all of it as desired state in YAML, in runs that can be resumed after an interruption.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')
    FormatsToProcess       = @('GenesysArchitect.Format.ps1xml')
    CmdletsToExport        = @(
        'Compare-GcFlow'
        'Connect-GcOrg'
        'Disconnect-GcOrg'
        'Export-GcDependencyGraph'
        'Export-GcFlow'
        'Export-GcReport'
        'Get-GcAuditLog'
        'Get-GcBotVersion'
        'Get-GcBundleDeployment'
        'Get-GcFlow'
        'Get-GcOrg'
        'Get-GcPendingWebhook'
        'Get-GcPlan'
        'Get-GcRun'
        'Invoke-GcBundleDeployment'
        'Invoke-GcManifest'
        'Measure-GcDeployment'
        'Publish-GcBotVersion'
        'Resolve-GcFlowDependency'
        'Send-GcPendingWebhook'
        'Set-GcFlow'
        'Start-GcSandbox'
        'Stop-GcBundleDeployment'
        'Stop-GcSandbox'
        'Test-GcAuditLog'
        'Test-GcBundle'
        'Test-GcDependencyLock'
        'Test-GcFlow'
        'Test-GcManifest'
        'Undo-GcBundleDeployment'
        'Wait-GcBundleDeployment'
    )
    FunctionsToExport      = @()
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags = @('Genesys', 'GenesysCloud', 'Architect', 'Deployment', 'DevOps', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
        }
    }
}
