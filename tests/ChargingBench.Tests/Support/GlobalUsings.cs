// Copyright (c) The BMS Gateway contributors.
// Licensed under the MIT license.

global using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
