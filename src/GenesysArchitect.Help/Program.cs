using GenesysArchitect.Help;

return HelpProgram.Run(args, Console.Error);
