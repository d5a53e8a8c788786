using System.Text;
using EGovPlatform.Cli;

// Vietnamese needs UTF-8 whatever the terminal's locale says; no byte order mark in pipes.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return EgovCommandLine.Run(args, Console.In, Console.Out, Console.Error);
