return await Cdi.ModelServer.Evidence.ServerCommand.RunAsync(args);
