// AppLogic
