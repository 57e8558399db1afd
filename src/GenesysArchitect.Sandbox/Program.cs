using GenesysArchitect.Sandbox.Startup;

return await SandboxProgram.RunAsync(args, Console.In, Console.Out, Console.Error);
